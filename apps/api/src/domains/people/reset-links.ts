import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { digestOfCode, secretCode } from '../../platform/security/secret-code';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import type { Authority } from './api/principal';
import { assertMayGive, mayEnter } from './api/role-rules';
import { linkExpired, RESET_TTL_MS } from './link-limits';
import type { PasswordResetRow } from './people-schema';
import { PasswordResetsStore } from './password-resets.store';
import { PeopleStore } from './people.store';
import { noSuchPerson } from './person-errors';

/** Links for a new password, each good once and for a day. */
@Injectable()
export class ResetLinks {
  constructor(
    private readonly resets: PasswordResetsStore,
    private readonly people: PeopleStore,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  async make(who: Authority, id: string, actor: Actor): Promise<{ code: string; expiresAt: number }> {
    const code = secretCode();
    const now = this.clock.now();
    const expiresAt = now + RESET_TTL_MS;
    await this.work.run(async (tx) => {
      const person = await this.people.find(id, tx);
      if (!person || !mayEnter(who, person.organisation_id)) throw noSuchPerson();
      assertMayGive(who, person.role);
      await this.resets.dropOf(tx, id);
      await this.resets.insert(tx, {
        code_hash: digestOfCode(code),
        person_id: id,
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
    return row;
  }

  /** Uses the link up. @returns whose it is. @throws AppError `link/expired` (410) */
  async use(tx: Tx, { code_hash, person_id }: PasswordResetRow): Promise<string> {
    if (!(await this.resets.use(tx, code_hash))) throw linkExpired();
    return person_id;
  }
}
