import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { InvitationAcceptance, InvitationLook } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { DuplicateRow } from '../../../platform/database/database-error';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { PasswordHasher } from '../../../platform/security/password-hasher';
import { digestOfCode } from '../../../platform/security/secret-code';
import type { Actor } from '../../audit/api/audit-log';
import { Organisations } from '../../organisations/api/organisations';
import { InvitationsStore, type InvitationWithHost } from '../invitations.store';
import { linkExpired } from '../link-limits';
import { Newcomers } from './newcomers';
import { emailTaken } from '../person-errors';
import { mayStillGive } from './role-rules';
import { Sessions, type BegunSession, type Device } from './sessions';

/** Lets those in who were invited. */
@Injectable()
export class InvitationLinks {
  constructor(
    private readonly invitations: InvitationsStore,
    private readonly organisations: Organisations,
    private readonly newcomers: Newcomers,
    private readonly passwords: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** What a link is for. @throws AppError `link/expired` (410) */
  async look(code: string): Promise<InvitationLook> {
    const { email, role, host_name: invitedBy, organisation_id } = await this.#invitation(code);
    const organisation = await this.organisations.find(organisation_id);
    if (!organisation) throw linkExpired();
    return { organisationName: organisation.name, email, role, invitedBy };
  }

  /** @throws AppError `link/expired` (410), `people/e-mail-taken` (409) */
  async accept(
    { code, name, password }: InvitationAcceptance,
    device: Device,
    actor: Actor,
  ): Promise<BegunSession> {
    await this.#invitation(code);
    const passwordHash = await this.passwords.hash(password);
    const id = randomUUID();
    try {
      return await this.work.run(async (tx) => {
        // Looked at again: to hash the password took its time.
        const {
          id: invitationId,
          organisation_id: organisationId,
          email,
          role,
        } = await this.#invitation(code, tx);
        if (!(await this.invitations.delete(tx, invitationId))) throw linkExpired();
        const newcomer = { id, organisationId, name, email, role, passwordHash };
        await this.newcomers.add(tx, newcomer, { ...actor, personId: id, via: 'session' });
        return this.sessions.begin(tx, id, device);
      });
    } catch (error) {
      throw error instanceof DuplicateRow ? emailTaken() : error;
    }
  }

  async #invitation(code: string, within?: Tx): Promise<InvitationWithHost> {
    const row = await this.invitations.byCode(digestOfCode(code), within);
    if (!row || row.expires_at <= this.clock.now()) throw linkExpired();
    const host = {
      organisationId: row.host_organisation_id,
      role: row.host_role,
      active: row.host_active === 1,
    };
    if (!mayStillGive(host, row.organisation_id, row.role)) throw linkExpired();
    return row;
  }
}
