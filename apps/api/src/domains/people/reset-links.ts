import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { digestOfCode, secretCode } from '../../platform/security/secret-code';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import type { PeopleAuthority } from './api/principal';
import { assertMayGive, assertSomebodyElse, mayEnter, mayStillGive } from './api/role-rules';
import { linkExpired, RESET_TTL_MS } from './link-limits';
import type { PasswordResetRow, PersonRow } from './people-schema';
import { PasswordResetsStore } from './password-resets.store';
import { PeopleStore } from './people.store';
import { noSuchPerson } from './person-errors';

/** Links for a new password, each good once and for a day, while whoever made it may still make it. */
@Injectable()
export class ResetLinks {
  constructor(
    private readonly resets: PasswordResetsStore,
    private readonly people: PeopleStore,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `people/not-found` (404), `people/role-above-yours` (403), `people/in-profile` (403) for oneself */
  async make(who: PeopleAuthority, id: string, actor: Actor): Promise<{ code: string; expiresAt: number }> {
    assertSomebodyElse(who, id);
    const code = secretCode();
    const now = this.clock.now();
    const expiresAt = now + RESET_TTL_MS;
    await this.work.run(async (tx) => {
      // Held, so that none slips in beside another role or a deactivation, which end them all.
      const person = await this.people.hold(tx, id);
      if (!person || !mayEnter(who, person.organisation_id)) throw noSuchPerson();
      assertMayGive(who, person.role);
      await this.resets.dropOf(tx, id);
      await this.resets.insert(tx, {
        code_hash: digestOfCode(code),
        person_id: id,
        made_by: who.personId ?? null,
        created_at: now,
        expires_at: expiresAt,
      });
      await this.audit.record(tx, {
        actor,
        action: 'people/reset-link-made',
        organisationId: person.organisation_id,
        subject: { kind: 'person', id },
      });
    });
    return { code, expiresAt };
  }

  /** @throws AppError `link/expired` (410) */
  async look(code: string): Promise<PasswordResetRow> {
    const row = await this.resets.find(digestOfCode(code));
    if (!row || row.expires_at <= this.clock.now()) throw linkExpired();
    await this.#assertHolds(row, await this.people.find(row.person_id));
    return row;
  }

  /** Uses the link up. @returns whose it is. @throws AppError `link/expired` (410) */
  async use(tx: Tx, row: PasswordResetRow): Promise<PersonRow> {
    // Held before the link is taken, in the order in which a change of the person does it.
    const person = await this.people.hold(tx, row.person_id);
    if (!(await this.resets.use(tx, row.code_hash))) throw linkExpired();
    return this.#assertHolds(row, person, tx);
  }

  async #assertHolds(
    { made_by }: PasswordResetRow,
    person: PersonRow | undefined,
    within?: Tx,
  ): Promise<PersonRow> {
    if (!person) throw linkExpired();
    if (made_by === null) return person;
    const maker = await this.people.find(made_by, within);
    if (!maker) throw linkExpired();
    const { organisation_id: organisationId, role, active } = maker;
    if (!mayStillGive({ organisationId, role, active: active === 1 }, person.organisation_id, person.role))
      throw linkExpired();
    return person;
  }
}
