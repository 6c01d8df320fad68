import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Invitation, NewInvitation } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog } from '../../../platform/events/activity-log';
import { digestOfCode, secretCode } from '../../../platform/security/secret-code';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { InvitationsStore, type InvitationWithHost } from '../invitations.store';
import { INVITATION_TTL_MS } from '../link-limits';
import { PeopleStore } from '../people.store';
import { emailTaken } from '../person-errors';
import type { Principal } from './principal';
import { assertMayGive, mayEnter } from './role-rules';

/** Invites people into an organisation, by links that are passed on by hand. */
@Injectable()
export class InvitationActions {
  constructor(
    private readonly invitations: InvitationsStore,
    private readonly people: PeopleStore,
    private readonly work: UnitOfWork,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /** Those that nobody took yet. */
  async list(organisationId: string): Promise<Invitation[]> {
    return (await this.invitations.pending(organisationId, this.clock.now())).map(item);
  }

  /**
   * @returns also the code of the link, which is kept nowhere
   * @throws AppError `people/role-above-yours` (403), `people/e-mail-taken` (409)
   */
  async invite(
    who: Principal,
    organisationId: string,
    { email, role }: NewInvitation,
    actor: Actor,
  ): Promise<{ invitation: Invitation; code: string }> {
    assertMayGive(who, role);
    if (await this.people.byEmail(email)) throw emailTaken();
    const code = secretCode();
    const id = randomUUID();
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      await this.invitations.put(tx, {
        id,
        code_hash: digestOfCode(code),
        organisation_id: organisationId,
        email,
        role,
        invited_by: who.personId,
        created_at: now,
        expires_at: now + INVITATION_TTL_MS,
      });
      await this.audit.record(tx, {
        actor,
        action: 'people/invited',
        organisationId,
        subject: { kind: 'invitation', id },
        details: { email, role },
      });
      this.activities.append(tx, {
        stream: organisationId,
        kind: 'people/invited',
        data: { invitationId: id },
        role: 'admin',
      });
    });
    const row = await this.invitations.find(id);
    if (!row) throw noSuchInvitation();
    return { invitation: item(row), code };
  }

  /** @throws AppError `invitations/not-found` (404), `people/role-above-yours` (403) */
  async withdraw(who: Principal, id: string, actor: Actor): Promise<void> {
    const row = await this.invitations.find(id);
    if (!row || !mayEnter(who, row.organisation_id)) throw noSuchInvitation();
    assertMayGive(who, row.role);
    await this.work.run(async (tx) => {
      if (!(await this.invitations.delete(tx, id))) throw noSuchInvitation();
      const organisationId = row.organisation_id;
      await this.audit.record(tx, {
        actor,
        action: 'people/invitation-withdrawn',
        organisationId,
        subject: { kind: 'invitation', id },
        details: { email: row.email },
      });
      this.activities.append(tx, {
        stream: organisationId,
        kind: 'people/invitation-withdrawn',
        data: { invitationId: id },
        role: 'admin',
      });
    });
  }
}

const item = (row: InvitationWithHost): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  invitedBy: row.host_name,
});

const noSuchInvitation = (): AppError =>
  new AppError({
    code: 'invitations/not-found',
    detail: 'There is no such invitation; somebody may have taken it. Load the list again.',
    status: 404,
  });
