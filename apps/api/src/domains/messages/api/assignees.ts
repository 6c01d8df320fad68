import { Injectable } from '@nestjs/common';
import type { Teammate } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { PeopleDirectory } from '../../people/api/people-directory';

/** Who can have a conversation: those of the organisation who may write in it. */
@Injectable()
export class Assignees {
  constructor(private readonly people: PeopleDirectory) {}

  async all(organisationId: string): Promise<Teammate[]> {
    const people = await this.people.withRole('agent', organisationId);
    return people.map(({ id, name }) => ({ id, name }));
  }

  /** Whoever takes one for themselves may, also an owner of elsewhere. @throws AppError `conversations/not-assignable` (422) */
  async assertAssignable(organisationId: string, id: string, asker: string | undefined): Promise<void> {
    if (id === asker) return;
    const all = await this.all(organisationId);
    if (!all.some((one) => one.id === id)) throw notAssignable();
  }
}

export const notAssignable = (): AppError =>
  new AppError({
    code: 'conversations/not-assignable',
    detail: 'That person cannot have this conversation: choose somebody of the organisation who may write.',
    status: 422,
  });
