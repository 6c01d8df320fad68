import { Injectable } from '@nestjs/common';
import type { Role } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { ActivityLog, SERVER_STREAM } from '../../../platform/events/activity-log';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { PeopleStore } from '../people.store';

export interface Newcomer {
  id: string;
  organisationId: string;
  name: string;
  email: string;
  role: Role;
  passwordHash: string;
}

/** Writes new people down, within the unit that lets them in. */
@Injectable()
export class Newcomers {
  constructor(
    private readonly people: PeopleStore,
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  async add(tx: Tx, newcomer: Newcomer, actor: Actor): Promise<void> {
    const { id, organisationId, name, email, role, passwordHash } = newcomer;
    await this.people.insert(tx, {
      id,
      organisation_id: organisationId,
      name,
      email,
      role,
      active: 1,
      password_hash: passwordHash,
      language: null,
      theme: null,
      totp_secret: null,
      totp_offered: null,
      totp_last_step: 0,
      created_at: this.clock.now(),
      last_seen_at: null,
    });
    await this.audit.record(tx, {
      actor,
      action: 'people/joined',
      organisationId,
      subject: { kind: 'person', id },
      details: { name, role },
    });
    // Every process hears of owners, to learn that somebody owns the server.
    for (const stream of role === 'owner' ? [organisationId, SERVER_STREAM] : [organisationId])
      this.activities.append(tx, { stream, kind: 'people/joined', data: { personId: id } });
  }
}
