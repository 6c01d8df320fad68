import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AppError } from '../../platform/errors/app-error';
import { WebhookSender } from '../../platform/outgoing-webhooks/webhook-sender';
import { isAccepted, mayRecover, signedHeaders } from '../../platform/outgoing-webhooks/webhook-signature';
import { Sealer } from '../../platform/security/sealer';
import { DeliveriesStore } from './deliveries.store';
import { EventWebhookLog } from './event-webhook-log';
import type { DeliveryRow, EventWebhookRow } from './event-webhooks-schema';
import { EventWebhooksStore } from './event-webhooks.store';
import { eventWebhookPurpose } from './sealed-in-event-webhooks';

/** How one try went. */
interface Outcome {
  status: number | null;
  /** Null: it arrived. */
  problem: string | null;
  isFinal: boolean;
}

export interface Attempt {
  /** No other one follows. */
  isLast: boolean;
  signal?: AbortSignal;
}

/** A receiver that nothing reached for so long is not called any more. */
const FAILING_MAX_MS = 24 * 3_600_000;

/** Sends deliveries, and notes how each try went. */
@Injectable()
export class DeliverySender {
  constructor(
    private readonly webhooks: EventWebhooksStore,
    private readonly deliveries: DeliveriesStore,
    private readonly sender: WebhookSender,
    private readonly sealer: Sealer,
    private readonly log: EventWebhookLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Tries a delivery that waits. It may arrive more than once: its id tells.
   *
   * @throws AppError `webhooks/not-delivered` (retryable) where another try should follow
   */
  async attempt(deliveryId: string, { isLast, signal }: Attempt): Promise<void> {
    const delivery = await this.deliveries.find(deliveryId);
    const webhook = delivery && (await this.webhooks.find(delivery.webhook_id));
    if (!webhook || delivery.state !== 'waiting') return;
    if (webhook.active === 0 && delivery.event !== 'test') return this.#giveUp(delivery.id);
    const startedAt = this.clock.now();
    const outcome = await this.#post(webhook, delivery, signal);
    const isOver = isLast || outcome.isFinal;
    await this.#note(delivery, outcome, { startedAt, isOver });
    if (outcome.problem !== null && !isOver) throw notDelivered(outcome.problem);
  }

  /** Nothing is sent to a webhook that is off; it can be sent again when it is on. */
  async #giveUp(id: string): Promise<void> {
    const last_attempt_at = this.clock.now();
    const change = { state: 'failed', problem: 'The webhook is switched off.', last_attempt_at } as const;
    await this.work.run((tx) => this.deliveries.change(tx, id, change));
  }

  async #post(webhook: EventWebhookRow, { id, body }: DeliveryRow, signal?: AbortSignal): Promise<Outcome> {
    const secret = this.sealer.open(eventWebhookPurpose(webhook.id), webhook.sealed_secret);
    if (!secret) return KEY_LOST;
    const headers = signedHeaders(secret, { id, body, at: this.clock.now() });
    try {
      const status = await this.sender.post({ url: webhook.url, headers, body, ...(signal && { signal }) });
      if (isAccepted(status)) return { status, problem: null, isFinal: true };
      return { status, problem: `HTTP ${status}`, isFinal: !mayRecover(status) };
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      return { status: null, problem: error.message, isFinal: !error.retryable };
    }
  }

  async #note(
    { id, event }: DeliveryRow,
    { status, problem }: Outcome,
    { startedAt, isOver }: { startedAt: number; isOver: boolean },
  ): Promise<void> {
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      const delivery = await this.deliveries.find(id, tx);
      const webhook = delivery && (await this.webhooks.find(delivery.webhook_id, tx));
      if (!webhook) return;
      const state = problem === null ? 'delivered' : isOver ? 'failed' : 'waiting';
      const attempts = delivery.attempts + 1;
      const noted = { last_attempt_at: now, status, problem, took_ms: now - startedAt };
      await this.deliveries.change(tx, id, { state, attempts, ...noted });

      const isFailing = problem !== null && (event !== 'test' || webhook.failing_since !== null);
      const failing_since = isFailing ? (webhook.failing_since ?? now) : null;
      await this.webhooks.change(tx, webhook.id, {
        last_attempt_at: now,
        last_status: status,
        failing_since,
      });
      const isLong = failing_since !== null && now - failing_since >= FAILING_MAX_MS;
      if (isLong && webhook.active === 1) {
        await this.webhooks.change(tx, webhook.id, { active: 0, switched_off_at: now });
        await this.log.switchedOff(tx, webhook);
      }
      // The first tries that go well are many, and no page waits for them.
      const isNews = attempts > 1 || isOver !== (problem === null) || webhook.failing_since !== failing_since;
      if (isNews) this.log.tell(tx, webhook);
    });
  }
}

const KEY_LOST: Outcome = {
  status: null,
  problem:
    'The secret of this webhook was sealed by another server key. Put that key back, or make a new secret.',
  isFinal: true,
};

const notDelivered = (problem: string): AppError =>
  new AppError({ code: 'webhooks/not-delivered', detail: problem, status: 502, retryable: true });
