import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AlertKind } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { ActivityLog, SERVER_STREAM } from '../../../platform/events/activity-log';
import { JobQueue } from '../../../platform/queue/job-queue';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { AlertWebhooksStore } from '../alert-webhooks.store';
import type { AlertRow } from '../alerts-schema';
import { AlertsStore } from '../alerts.store';
import { ALERT_WEBHOOK } from './alert-delivery';

export interface NewAlert {
  kind: AlertKind;
  /** What it is about, such as the id of an account: one alert is open for each kind and key. */
  key: string;
  /** Null: it concerns the server, and its owners. */
  organisationId: string | null;
  /** Facts for the sentence that pages say. No secrets, no full phone numbers. */
  facts: Record<string, string | number>;
}

/** What people must know of, until somebody says that it is done. */
@Injectable()
export class Alerts {
  constructor(
    private readonly store: AlertsStore,
    private readonly webhooks: AlertWebhooksStore,
    private readonly jobs: JobQueue,
    private readonly activities: ActivityLog,
    private readonly audit: AuditLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Raises an alert within the unit of what caused it. While one of the same kind and key is open, it is counted on that
   * one. Each time pages hear of it (activity `alerts/raised`, with the count: 1 is a new alert, which also wakes people
   * and calls the webhook).
   */
  async raise(tx: Tx, { kind, key, organisationId, facts }: NewAlert): Promise<void> {
    const now = this.clock.now();
    const { id, count, scope } = await this.store.raise(tx, {
      id: randomUUID(),
      kind,
      scope: organisationId ?? SERVER_STREAM,
      subject: key,
      facts: JSON.stringify(facts),
      count: 1,
      raised_at: now,
      last_at: now,
      resolved_at: null,
      resolved_by: null,
    });
    this.#tell(tx, 'alerts/raised', scope, { id, kind, count });
    if (count === 1 && (await this.webhooks.exists(tx, scope)))
      await this.jobs.enqueue(tx, ALERT_WEBHOOK, { alertId: id }, { key: id });
  }

  /** @returns the alert, where it was open and is one of these scopes */
  async resolve(tx: Tx, id: string, scopes: readonly string[], actor: Actor): Promise<AlertRow | undefined> {
    const row = await this.store.resolve(tx, id, scopes, this.#resolution(actor));
    if (row) await this.#resolved(tx, row, actor);
    return row;
  }

  /** Resolves the open alert of a kind and key, where there is one: what it was about is over. */
  async settle(
    tx: Tx,
    alert: Pick<NewAlert, 'kind' | 'key' | 'organisationId'>,
    actor: Actor,
  ): Promise<void> {
    const key = { kind: alert.kind, subject: alert.key, scope: alert.organisationId ?? SERVER_STREAM };
    const row = await this.store.resolveOf(tx, key, this.#resolution(actor));
    if (row) await this.#resolved(tx, row, actor);
  }

  #resolution({ personId }: Actor): { resolved_at: number; resolved_by: string | null } {
    return { resolved_at: this.clock.now(), resolved_by: personId ?? null };
  }

  async #resolved(tx: Tx, { id, kind, scope }: AlertRow, actor: Actor): Promise<void> {
    this.#tell(tx, 'alerts/resolved', scope, { id, kind });
    await this.audit.record(tx, {
      actor,
      action: 'alerts/resolved',
      ...(scope !== SERVER_STREAM && { organisationId: scope }),
      subject: { kind: 'alert', id },
      details: { kind },
    });
  }

  #tell(
    tx: Tx,
    kind: 'alerts/raised' | 'alerts/resolved',
    stream: string,
    data: Record<string, string | number>,
  ): void {
    this.activities.append(tx, { stream, kind, data, role: stream === SERVER_STREAM ? 'owner' : 'admin' });
  }
}
