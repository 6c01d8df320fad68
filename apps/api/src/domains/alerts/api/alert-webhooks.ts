import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Alert, AlertWebhook } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { SERVER_STREAM } from '../../../platform/events/activity-log';
import { WebhookSender } from '../../../platform/outgoing-webhooks/webhook-sender';
import { isAccepted, mayRecover, signedHeaders } from '../../../platform/outgoing-webhooks/webhook-signature';
import { Sealer } from '../../../platform/security/sealer';
import { AuditLog, type Actor } from '../../audit/api/audit-log';
import { AlertWebhooksStore } from '../alert-webhooks.store';
import type { AlertWebhookRow } from '../alerts-schema';
import { AlertsStore } from '../alerts.store';
import { webhookPurpose } from '../sealed-in-alerts';
import { toAlert } from './alert-board';

/** The body of an outgoing webhook. `docs/alert-webhook.md` tells receivers how to check it. */
export interface AlertMessage {
  /** The same for each try of one delivery. */
  id: string;
  type: 'alert.raised' | 'alert.test';
  /** Absent in a test. */
  alert?: Alert;
}

const SECRET_BYTES = 32;

/** Where alerts are sent outside: one address for each organisation, and one for the server. */
@Injectable()
export class AlertWebhooks {
  constructor(
    private readonly webhooks: AlertWebhooksStore,
    private readonly alerts: AlertsStore,
    private readonly sender: WebhookSender,
    private readonly sealer: Sealer,
    private readonly audit: AuditLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @param organisationId null: the server's */
  async get(organisationId: string | null): Promise<AlertWebhook> {
    return toWebhook(await this.webhooks.find(organisationId ?? SERVER_STREAM));
  }

  /**
   * Each change makes a new secret, which is told this once.
   *
   * @param url undefined: alerts are sent nowhere
   * @throws AppError `webhooks/address-refused` (422)
   */
  async change(organisationId: string | null, url: string | undefined, actor: Actor): Promise<AlertWebhook> {
    const scope = organisationId ?? SERVER_STREAM;
    if (url !== undefined) await this.sender.check(url);
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    const row = url === undefined ? undefined : this.#row(scope, url, secret);
    await this.work.run(async (tx) => {
      if (row) await this.webhooks.put(tx, row);
      else await this.webhooks.remove(tx, scope);
      await this.audit.record(tx, {
        actor,
        action: 'alerts/webhook-changed',
        ...(organisationId !== null && { organisationId }),
        // A path may hold a secret of the receiver.
        details: { host: url === undefined ? null : new URL(url).host },
      });
    });
    return { ...toWebhook(row), ...(row && { secret }) };
  }

  /** Sends a message that says so, and tells how it went. @throws AppError `alerts/no-webhook` (409) */
  async test(organisationId: string | null): Promise<AlertWebhook> {
    const scope = organisationId ?? SERVER_STREAM;
    const webhook = await this.webhooks.find(scope);
    if (!webhook) throw noWebhook();
    // What went wrong is the answer.
    await this.#send(webhook, { id: randomUUID(), type: 'alert.test' }).catch(() => undefined);
    return this.get(organisationId);
  }

  /**
   * Sends one alert, if its webhook is still there. It may arrive more than once: the message's id tells.
   *
   * @throws AppError `alerts/webhook-refused` (final), `alerts/webhook-failed` (retryable), and those of `WebhookSender`
   */
  async deliver(alertId: string, signal: AbortSignal): Promise<void> {
    const row = await this.alerts.find(alertId);
    const webhook = row && (await this.webhooks.find(row.scope));
    if (!row || !webhook) return;
    await this.#send(webhook, { id: row.id, type: 'alert.raised', alert: toAlert(row, null) }, signal);
  }

  #row(scope: string, url: string, secret: string): AlertWebhookRow {
    const sealed = this.sealer.seal(webhookPurpose(scope), Buffer.from(secret));
    return { scope, url, sealed_secret: sealed, last_attempt_at: null, last_result: null };
  }

  async #send(webhook: AlertWebhookRow, message: AlertMessage, signal?: AbortSignal): Promise<void> {
    const body = JSON.stringify(message);
    const headers = this.#headers(webhook, message.id, body);
    try {
      const status = await this.sender.post({ url: webhook.url, body, headers, ...(signal && { signal }) });
      if (!isAccepted(status)) throw refused(status);
      await this.#note(webhook, `HTTP ${status}`);
    } catch (error) {
      if (error instanceof AppError) await this.#note(webhook, error.message);
      throw error;
    }
  }

  #headers({ scope, sealed_secret }: AlertWebhookRow, id: string, body: string): Record<string, string> {
    const secret = this.sealer.open(webhookPurpose(scope), sealed_secret);
    if (!secret) throw unreadable();
    return signedHeaders(secret, { id, body, at: this.clock.now() });
  }

  async #note(webhook: AlertWebhookRow, result: string): Promise<void> {
    await this.work.run((tx) => this.webhooks.noteResult(tx, webhook, this.clock.now(), result));
  }
}

const toWebhook = (row: AlertWebhookRow | undefined): AlertWebhook => ({
  url: row?.url ?? null,
  lastAttemptAt: row?.last_attempt_at ?? null,
  lastResult: row?.last_result ?? null,
});

function refused(status: number): AppError {
  const isRetryable = mayRecover(status);
  return new AppError({
    code: isRetryable ? 'alerts/webhook-failed' : 'alerts/webhook-refused',
    detail: `The receiver answered with HTTP ${status}. Look in its log, then test the webhook again.`,
    status: 502,
    retryable: isRetryable,
  });
}

const noWebhook = (): AppError =>
  new AppError({
    code: 'alerts/no-webhook',
    detail: 'No webhook is set for these alerts. Enter its address and save it first.',
    status: 409,
  });

const unreadable = (): AppError =>
  new AppError({
    code: 'alerts/webhook-key-lost',
    detail:
      'The secret of this webhook was sealed by another server key. Put that key back, or save the webhook again to get a new secret.',
    status: 409,
  });
