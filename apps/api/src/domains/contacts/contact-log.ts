import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import type { ContactFieldRow } from './contact-fields-schema';
import type { ContactRow } from './contacts-schema';

/** Tells pages and the audit log what the team did with its contacts. */
@Injectable()
export class ContactLog {
  constructor(
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
  ) {}

  async record(
    tx: Tx,
    { id, organisation_id: organisationId }: Pick<ContactRow, 'id' | 'organisation_id'>,
    action: 'added' | 'changed' | 'joined' | 'separated',
    actor: Actor,
  ): Promise<void> {
    const subject = { kind: 'contact', id };
    await this.audit.record(tx, { actor, action: `contacts/${action}`, organisationId, subject });
    this.#tell(tx, organisationId, { contactId: id });
  }

  /** Several at once. */
  async recordMany(
    tx: Tx,
    organisationId: string,
    { action, count }: { action: 'imported' | 'fields-ordered'; count: number },
    actor: Actor,
  ): Promise<void> {
    await this.audit.record(tx, { actor, action: `contacts/${action}`, organisationId, details: { count } });
    this.#tell(tx, organisationId, {});
  }

  /** A field of the organisation's contacts. */
  async recordField(
    tx: Tx,
    { id, organisation_id: organisationId, name }: Pick<ContactFieldRow, 'id' | 'organisation_id' | 'name'>,
    action: 'added' | 'changed' | 'removed',
    actor: Actor,
  ): Promise<void> {
    const subject = { kind: 'contact-field', id };
    await this.audit.record(tx, {
      ...{ actor, action: `contacts/field-${action}`, organisationId, subject },
      details: { name },
    });
    this.#tell(tx, organisationId, {});
  }

  /** Before the first line is handed out. */
  async exported(tx: Tx, organisationId: string, actor: Actor): Promise<void> {
    await this.audit.record(tx, { actor, action: 'contacts/exported', organisationId });
  }

  tellErased(tx: Tx, organisationId: string): void {
    this.#tell(tx, organisationId, {});
  }

  #tell(tx: Tx, stream: string, data: Record<string, string>): void {
    this.activities.append(tx, { stream, kind: 'contacts/changed', data, role: 'agent' });
  }
}
