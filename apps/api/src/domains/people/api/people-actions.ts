import { Injectable } from '@nestjs/common';
import type { Person, PersonChange } from '@centralita/shared-types';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { AccessEnd } from '../access-end';
import type { PersonRow } from '../people-schema';
import { PeopleStore } from '../people.store';
import { lastOwner, noSuchPerson } from '../person-errors';
import type { PeopleAuthority } from './principal';
import { assertMayGive, assertSomebodyElse, mayEnter } from './role-rules';

/** The people of an organisation, for its admins. */
@Injectable()
export class PeopleActions {
  constructor(
    private readonly people: PeopleStore,
    private readonly accessEnd: AccessEnd,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
  ) {}

  async list(organisationId: string): Promise<Person[]> {
    return (await this.people.inOrganisation(organisationId)).map(item);
  }

  /** Of all organisations, for whoever runs the server. */
  async everybody(): Promise<Person[]> {
    return (await this.people.everybody()).map(item);
  }

  /**
   * @throws AppError `people/not-found` (404), `people/role-above-yours` (403), `people/last-owner` (409);
   *   `people/in-profile` (403) for the own second factor
   */
  async change(who: PeopleAuthority, id: string, change: PersonChange, actor: Actor): Promise<Person> {
    if (change.totp === false) assertSomebodyElse(who, id);
    return this.work.run(async (tx) => {
      const former = await this.people.hold(tx, id);
      if (!former || !mayEnter(who, former.organisation_id)) throw noSuchPerson();
      assertMayGive(who, former.role, change.role ?? former.role);
      const { name = former.name, role = former.role, active = former.active === 1 } = change;
      const withoutTotp = change.totp === false && former.totp_secret !== null;
      const person: PersonRow = { ...former, name, role, active: active ? 1 : 0 };
      if (isActiveOwner(former) && !isActiveOwner(person)) await this.#assertNotLast(tx, id);
      await this.people.update(tx, id, { name, role, active: person.active });
      if (withoutTotp) await this.accessEnd.secondFactor(tx, id);
      if (!active) await this.accessEnd.everything(tx, id);
      else if (role !== former.role) await this.accessEnd.role(tx, id);
      else if (withoutTotp) await this.accessEnd.sessions(tx, id);
      await this.#record(tx, former, person, withoutTotp, actor);
      return item(withoutTotp ? { ...person, totp_secret: null } : person);
    });
  }

  async #assertNotLast(tx: Tx, id: string): Promise<void> {
    if ((await this.people.otherOwners(tx, id)) === 0) throw lastOwner();
  }

  async #record(
    tx: Tx,
    former: PersonRow,
    person: PersonRow,
    withoutTotp: boolean,
    actor: Actor,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: 'people/changed',
      organisationId: person.organisation_id,
      subject: { kind: 'person', id: person.id },
      details: {
        ...(former.name !== person.name && { formerName: former.name, name: person.name }),
        ...(former.role !== person.role && { formerRole: former.role, role: person.role }),
        ...(former.active !== person.active && { active: person.active === 1 }),
        ...(withoutTotp && { secondFactor: false }),
      },
    });
    this.activities.append(tx, {
      stream: person.organisation_id,
      kind: 'people/changed',
      data: { personId: person.id },
    });
  }
}

const isActiveOwner = ({ role, active }: PersonRow): boolean => role === 'owner' && active === 1;

const item = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  active: row.active === 1,
  totp: row.totp_secret !== null,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
});
