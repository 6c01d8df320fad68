import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EventWebhook, EventWebhookDraft, WebhookEvent } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { WebhookSender } from '../../../platform/outgoing-webhooks/webhook-sender';
import { Sealer } from '../../../platform/security/sealer';
import type { Actor } from '../../audit/api/audit-log';
import { EventWebhookLog, type WebhookDeed } from '../event-webhook-log';
import type { EventWebhookRow } from '../event-webhooks-schema';
import { EventWebhooksStore } from '../event-webhooks.store';
import { eventWebhookPurpose } from '../sealed-in-event-webhooks';

const SECRET_BYTES = 32;
const WEBHOOKS_MAX = 20;

/** Addresses of other programs that are told what happens in an organisation. */
@Injectable()
export class EventWebhooks {
  constructor(
    private readonly store: EventWebhooksStore,
    private readonly sender: WebhookSender,
    private readonly sealer: Sealer,
    private readonly log: EventWebhookLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  async list(organisationId: string): Promise<EventWebhook[]> {
    return (await this.store.all(organisationId)).map(view);
  }

  /** @throws AppError `webhooks/address-refused`, `webhooks/too-many` (422) */
  async add(organisationId: string, draft: EventWebhookDraft, actor: Actor): Promise<EventWebhook> {
    await this.sender.check(draft.url);
    const id = randomUUID();
    const { secret, sealed } = this.#newSecret(id);
    const row: EventWebhookRow = {
      id,
      organisation_id: organisationId,
      ...columnsOf(draft),
      sealed_secret: sealed,
      failing_since: null,
      switched_off_at: null,
      created_at: this.clock.now(),
      last_attempt_at: null,
      last_status: null,
    };
    await this.work.run(async (tx) => {
      if ((await this.store.all(organisationId, tx)).length >= WEBHOOKS_MAX) throw tooMany();
      await this.store.insert(tx, row);
      await this.#done(tx, row, 'added', actor);
    });
    return { ...view(row), secret };
  }

  /** Whoever switches it on again begins without failures. @throws AppError as `add`, and `webhooks/not-found` (404) */
  async change(
    organisationId: string,
    id: string,
    draft: EventWebhookDraft,
    actor: Actor,
  ): Promise<EventWebhook> {
    await this.find(organisationId, id);
    await this.sender.check(draft.url);
    return this.work.run(async (tx) => {
      const before = await this.find(organisationId, id, tx);
      const isAnew = draft.url !== before.url || (draft.active && before.active === 0);
      const change = {
        ...columnsOf(draft),
        ...(isAnew && { failing_since: null }),
        ...(draft.active && { switched_off_at: null }),
      };
      await this.store.change(tx, id, change);
      if (draft.active) await this.log.settle(tx, before, actor);
      const row = { ...before, ...change };
      await this.#done(tx, row, 'changed', actor);
      return view(row);
    });
  }

  /** The secret that it had is worth nothing any more. @throws AppError `webhooks/not-found` (404) */
  async renewSecret(organisationId: string, id: string, actor: Actor): Promise<EventWebhook> {
    const { secret, sealed } = this.#newSecret(id);
    return this.work.run(async (tx) => {
      const row = await this.find(organisationId, id, tx);
      await this.store.change(tx, id, { sealed_secret: sealed });
      await this.#done(tx, row, 'secret-renewed', actor);
      return { ...view(row), secret };
    });
  }

  /** With all of its deliveries. @throws AppError `webhooks/not-found` (404) */
  async remove(organisationId: string, id: string, actor: Actor): Promise<void> {
    await this.work.run(async (tx) => {
      const row = await this.find(organisationId, id, tx);
      await this.store.remove(tx, id);
      await this.log.settle(tx, row, actor);
      await this.#done(tx, row, 'removed', actor);
    });
  }

  /** @throws AppError `webhooks/not-found` (404) */
  async find(organisationId: string, id: string, tx?: Tx): Promise<EventWebhookRow> {
    const row = await this.store.find(id, tx);
    if (row?.organisation_id === organisationId) return row;
    throw new AppError({
      code: 'webhooks/not-found',
      detail: 'There is no such webhook; somebody may have deleted it. Load the list again.',
      status: 404,
    });
  }

  #newSecret(id: string): { secret: string; sealed: string } {
    const secret = randomBytes(SECRET_BYTES).toString('base64url');
    return { secret, sealed: this.sealer.seal(eventWebhookPurpose(id), Buffer.from(secret)) };
  }

  async #done(tx: Tx, row: EventWebhookRow, action: WebhookDeed, actor: Actor): Promise<void> {
    await this.log.record(tx, row, action, actor);
    this.log.tell(tx, row);
  }
}

const columnsOf = ({ url, events, active }: EventWebhookDraft) => ({
  url,
  events: JSON.stringify(events),
  active: active ? 1 : 0,
});

const view = (row: EventWebhookRow): EventWebhook => ({
  id: row.id,
  url: row.url,
  events: JSON.parse(row.events) as WebhookEvent[],
  active: row.active === 1,
  failingSince: row.failing_since,
  switchedOff: row.switched_off_at !== null,
  createdAt: row.created_at,
  lastAttemptAt: row.last_attempt_at,
  lastStatus: row.last_status,
});

const tooMany = (): AppError =>
  new AppError({
    code: 'webhooks/too-many',
    detail: `An organisation has ${WEBHOOKS_MAX} webhooks at most. Delete one that nobody uses.`,
    status: 422,
  });
