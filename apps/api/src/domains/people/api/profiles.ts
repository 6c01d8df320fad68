import { Injectable } from '@nestjs/common';
import type { Me, MyProfile, Session } from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { Organisations } from '../../organisations/api/organisations';
import { PeopleStore } from '../people.store';
import { noSuchPerson } from '../person-errors';
import { RecoveryCodesStore } from '../recovery-codes.store';
import type { Principal } from './principal';

/** People as they see themselves. */
@Injectable()
export class Profiles {
  constructor(
    private readonly people: PeopleStore,
    private readonly recoveryCodes: RecoveryCodesStore,
    private readonly organisations: Organisations,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
  ) {}

  async session(personId: string): Promise<Session> {
    const [{ me, organisationId }, recoveryCodesLeft] = await Promise.all([
      this.#read(personId),
      this.recoveryCodes.count(personId),
    ]);
    const organisation = await this.organisations.find(organisationId);
    if (!organisation) throw noSuchPerson();
    const { id, name } = organisation;
    return { person: { ...me, recoveryCodesLeft }, organisation: { id, name } };
  }

  async me(personId: string): Promise<Me> {
    return (await this.session(personId)).person;
  }

  async change({ personId, organisationId }: Principal, change: MyProfile, actor: Actor): Promise<Me> {
    const { name, language, theme } = change;
    const columns = {
      ...(name !== undefined && { name }),
      ...(language && { language }),
      ...(theme && { theme }),
    };
    if (Object.keys(columns).length > 0) {
      await this.work.run(async (tx) => {
        await this.people.update(tx, personId, columns);
        await this.audit.record(tx, {
          actor,
          action: 'people/profile-changed',
          organisationId,
          subject: { kind: 'person', id: personId },
          details: columns,
        });
        this.activities.append(tx, { stream: organisationId, kind: 'people/changed', data: { personId } });
      });
    }
    return this.me(personId);
  }

  async #read(personId: string): Promise<{ me: Omit<Me, 'recoveryCodesLeft'>; organisationId: string }> {
    const row = await this.people.find(personId);
    if (!row) throw noSuchPerson();
    const { id, name, email, role, language, theme, organisation_id: organisationId } = row;
    return { me: { id, name, email, role, language, theme, totp: row.totp_secret !== null }, organisationId };
  }
}
