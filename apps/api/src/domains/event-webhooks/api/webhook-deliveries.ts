import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { DeliveryState, Page, WebhookDelivery } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { pageOf, placeOf } from '../../../platform/paging/list-place';
import { JobQueue } from '../../../platform/queue/job-queue';
import type { Actor } from '../../audit/api/audit-log';
import { DeliveriesStore } from '../deliveries.store';
import { DeliverySender } from '../delivery-sender';
import { EventWebhookLog } from '../event-webhook-log';
import { EVENT_WEBHOOK } from '../event-webhook-queue';
import type { DeliveryRow } from '../event-webhooks-schema';
import { EventWebhooks } from './event-webhooks';

const PAGE_LENGTH = 30;

/** What was sent to other programs, and what became of it. */
@Injectable()
export class WebhookDeliveries {
  constructor(
    private readonly webhooks: EventWebhooks,
    private readonly store: DeliveriesStore,
    private readonly sender: DeliverySender,
    private readonly log: EventWebhookLog,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The latest first. @throws AppError `webhooks/not-found` (404), `lists/bad-place` (400) */
  async page(
    organisationId: string,
    webhookId: string,
    { state, before }: { state: DeliveryState | undefined; before: string | undefined },
  ): Promise<Page<WebhookDelivery>> {
    const after = before === undefined ? undefined : placeOf(before);
    await this.webhooks.find(organisationId, webhookId);
    const rows = await this.store.page({ webhookId, state, after, limit: PAGE_LENGTH + 1 });
    return pageOf(rows, PAGE_LENGTH, ({ at, id }) => ({ at, id }), rows.map(view));
  }

  /** Sends a message that says so, once, and tells how it went. @throws AppError `webhooks/not-found` (404) */
  async test(organisationId: string, webhookId: string): Promise<WebhookDelivery> {
    await this.webhooks.find(organisationId, webhookId);
    const id = randomUUID();
    const at = this.clock.now();
    const row: DeliveryRow = {
      id,
      organisation_id: organisationId,
      webhook_id: webhookId,
      event: 'test',
      body: JSON.stringify({ id, type: 'test', at, organisationId, data: {} }),
      at,
      state: 'waiting',
      attempts: 0,
      last_attempt_at: null,
      status: null,
      problem: null,
      took_ms: null,
    };
    await this.work.run((tx) => this.store.insert(tx, row));
    await this.sender.attempt(id, { isLast: true });
    return view((await this.store.find(id)) ?? row);
  }

  /** Whatever became of it. @throws AppError `webhooks/no-delivery` (404), `webhooks/off` (409) */
  async resend(organisationId: string, id: string, actor: Actor): Promise<WebhookDelivery> {
    return this.work.run(async (tx) => {
      const row = await this.store.find(id, tx);
      if (row?.organisation_id !== organisationId) throw noDelivery();
      const webhook = await this.webhooks.find(organisationId, row.webhook_id, tx);
      if (webhook.active === 0) throw isOff();
      await this.store.change(tx, id, { state: 'waiting' });
      await this.jobs.enqueue(tx, EVENT_WEBHOOK, { deliveryId: id });
      await this.log.record(tx, webhook, 'resent', actor);
      this.log.tell(tx, webhook);
      return view({ ...row, state: 'waiting' });
    });
  }

  /**
   * All that failed until now, the oldest first.
   *
   * @returns how many
   * @throws AppError `webhooks/not-found` (404), `webhooks/off` (409)
   */
  async resendFailed(organisationId: string, webhookId: string, actor: Actor): Promise<number> {
    const webhook = await this.webhooks.find(organisationId, webhookId);
    if (webhook.active === 0) throw isOff();
    // Some of them fail again before the last is revived: none is sent twice.
    const before = this.clock.now();
    let count = 0;
    for (let mayBeMore = true; mayBeMore;) {
      const some = await this.work.run(async (tx) => {
        const revived = await this.store.reviveFailed(tx, webhookId, before);
        for (const deliveryId of revived.ids) await this.jobs.enqueue(tx, EVENT_WEBHOOK, { deliveryId });
        return revived;
      });
      count += some.ids.length;
      mayBeMore = some.mayBeMore;
    }
    await this.work.run(async (tx) => {
      await this.log.record(tx, webhook, 'resent', actor);
      this.log.tell(tx, webhook);
    });
    return count;
  }
}

const view = (row: DeliveryRow): WebhookDelivery => ({
  id: row.id,
  event: row.event,
  at: row.at,
  state: row.state,
  attempts: row.attempts,
  lastAttemptAt: row.last_attempt_at,
  status: row.status,
  problem: row.problem,
  tookMs: row.took_ms,
  body: row.body,
});

const isOff = (): AppError =>
  new AppError({
    code: 'webhooks/off',
    detail: 'The webhook is switched off. Switch it on, then send again.',
    status: 409,
  });

const noDelivery = (): AppError =>
  new AppError({
    code: 'webhooks/no-delivery',
    detail: 'There is no such delivery any more; they are kept for 30 days. Load the list again.',
    status: 404,
  });
