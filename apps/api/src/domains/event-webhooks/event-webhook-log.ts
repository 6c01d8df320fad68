import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import { Alerts } from '../alerts/api/alerts';
import { AuditLog, type Actor } from '../audit/api/audit-log';
import type { EventWebhookRow } from './event-webhooks-schema';

type Subject = Pick<EventWebhookRow, 'id' | 'organisation_id' | 'url'>;
export type WebhookDeed = 'added' | 'changed' | 'secret-renewed' | 'removed' | 'resent';
const KIND = 'webhook-off';

/** Tells pages, the audit log and the alerts what became of an outgoing webhook. */
@Injectable()
export class EventWebhookLog {
  constructor(
    private readonly audit: AuditLog,
    private readonly activities: ActivityLog,
    private readonly alerts: Alerts,
  ) {}

  async record(
    tx: Tx,
    { id, organisation_id, url }: Subject,
    action: WebhookDeed,
    actor: Actor,
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action: `webhooks/${action}`,
      organisationId: organisation_id,
      subject: { kind: 'event-webhook', id },
      // A path may hold a secret of the receiver.
      details: { host: new URL(url).host },
    });
  }

  tell(tx: Tx, { id, organisation_id: stream }: Subject): void {
    this.activities.append(tx, { stream, kind: 'webhooks/changed', data: { webhookId: id }, role: 'admin' });
  }

  async switchedOff(tx: Tx, { id, organisation_id: organisationId, url }: Subject): Promise<void> {
    const facts = { host: new URL(url).host };
    await this.alerts.raise(tx, { kind: KIND, key: id, organisationId, facts });
  }

  /** It is on again, or gone. */
  async settle(tx: Tx, { id, organisation_id: organisationId }: Subject, actor: Actor): Promise<void> {
    await this.alerts.settle(tx, { kind: KIND, key: id, organisationId }, actor);
  }
}
