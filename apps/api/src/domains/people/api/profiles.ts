import { Injectable } from '@nestjs/common';
import type { Me, Session } from '@centralita/shared-types';
import { AppError } from '../../../platform/errors/app-error';
import { Organisations } from '../../organisations/api/organisations';
import { PeopleStore } from '../people.store';
import { RecoveryCodesStore } from '../recovery-codes.store';

/** People as they see themselves. */
@Injectable()
export class Profiles {
  constructor(
    private readonly people: PeopleStore,
    private readonly recoveryCodes: RecoveryCodesStore,
    private readonly organisations: Organisations,
  ) {}

  async session(personId: string): Promise<Session> {
    const [{ me, organisationId }, recoveryCodesLeft] = await Promise.all([
      this.#read(personId),
      this.recoveryCodes.count(personId),
    ]);
    const organisation = await this.organisations.find(organisationId);
    if (!organisation) throw gone();
    const { id, name } = organisation;
    return { person: { ...me, recoveryCodesLeft }, organisation: { id, name } };
  }

  async me(personId: string): Promise<Me> {
    return (await this.session(personId)).person;
  }

  async #read(personId: string): Promise<{ me: Omit<Me, 'recoveryCodesLeft'>; organisationId: string }> {
    const row = await this.people.find(personId);
    if (!row) throw gone();
    const { id, name, email, role, language, theme, organisation_id: organisationId } = row;
    return { me: { id, name, email, role, language, theme, totp: row.totp_secret !== null }, organisationId };
  }
}

const gone = (): AppError =>
  new AppError({
    code: 'people/not-found',
    detail: 'There is no such person in this organisation. Load the list again.',
    status: 404,
  });
