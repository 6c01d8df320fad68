import { Injectable } from '@nestjs/common';
import type { Teammate } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { PeopleDirectory } from '../../people/api/people-directory';
import { Teams } from '../../teams/api/teams';

/** Who can have a conversation: those of the organisation who may write in it, and its teams. */
@Injectable()
export class Assignees {
  constructor(
    private readonly people: PeopleDirectory,
    private readonly teams: Teams,
  ) {}

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

  /** A team by its id; the empty id is that of none. @throws AppError `teams/not-found` (404) */
  async team(organisationId: string, id: string): Promise<{ id: string; name: string }> {
    return { id, name: id === '' ? '' : await this.teams.nameOf(organisationId, id) };
  }

  /** Names of the organisation's teams by their ids. */
  teamNames(organisationId: string): Promise<ReadonlyMap<string, string>> {
    return this.teams.names(organisationId);
  }

  /** Ids of the teams of which somebody is. */
  teamIdsOf(organisationId: string, personId: string): Promise<string[]> {
    return this.teams.idsOf(organisationId, personId);
  }
}

export const notAssignable = (): AppError =>
  new AppError({
    code: 'conversations/not-assignable',
    detail: 'That person cannot have this conversation: choose somebody of the organisation who may write.',
    status: 422,
  });
