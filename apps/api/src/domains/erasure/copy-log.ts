import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import type { PersonCopyRow } from './person-copies-schema';

/** Tells the audit log and the contact's page what becomes of a copy. */
@Injectable()
export class CopyLog {
  constructor(
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
  ) {}

  async record(
    tx: Tx,
    { organisation_id: organisationId, contact_id: contactId }: PersonCopyRow,
    action: 'copy-asked' | 'copy-downloaded',
    actor: Actor,
  ): Promise<void> {
    const subject = { kind: 'contact', id: contactId };
    await this.audit.record(tx, { actor, action: `contacts/${action}`, organisationId, subject });
  }

  tell(tx: Tx, { organisation_id: stream, contact_id: contactId }: PersonCopyRow): void {
    this.activities.append(tx, { stream, kind: 'contacts/changed', data: { contactId }, role: 'admin' });
  }
}
