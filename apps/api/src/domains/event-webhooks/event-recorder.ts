import { randomUUID } from 'node:crypto';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { WebhookEvent } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import type { NewActivity } from '../../platform/events/activity-log';
import { ActivityReactions } from '../../platform/events/activity-reactions';
import { JobQueue } from '../../platform/queue/job-queue';
import { DeliveriesStore } from './deliveries.store';
import { EventFacts, toldOf } from './event-facts';
import { EVENT_WEBHOOK } from './event-webhook-queue';
import type { EventWebhookRow } from './event-webhooks-schema';
import { EventWebhooksStore } from './event-webhooks.store';

type Wanting = Pick<EventWebhookRow, 'id' | 'events'>;

/** Writes down, in the unit in which something happens, what is to be sent of it, and to whom. */
@Injectable()
export class EventRecorder implements OnModuleInit {
  /** One unit tells of the same thing once, however often it says so. */
  readonly #told = new WeakMap<Tx, Set<string>>();
  /** Who wants to be told, by organisation: asked for once in a unit, at its end. */
  readonly #wanting = new WeakMap<Tx, Map<string, Promise<Wanting[]>>>();

  constructor(
    private readonly reactions: ActivityReactions,
    private readonly webhooks: EventWebhooksStore,
    private readonly deliveries: DeliveriesStore,
    private readonly facts: EventFacts,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.reactions.add((tx, activity) => this.#record(tx, activity));
  }

  async #record(tx: Tx, activity: NewActivity): Promise<void> {
    const told = toldOf(activity);
    if (!told || this.#isTold(tx, `${told.event} ${told.id}`)) return;
    const { stream: organisationId } = activity;
    const wanting = (await this.#active(tx, organisationId)).filter(({ events }) =>
      (JSON.parse(events) as WebhookEvent[]).includes(told.event),
    );
    if (wanting.length === 0) return;
    const data = await this.facts.of(tx, told.event, told.id);
    if (!data) return;
    for (const { id: webhookId } of wanting) await this.#add(tx, organisationId, webhookId, told.event, data);
  }

  async #add(
    tx: Tx,
    organisationId: string,
    webhookId: string,
    type: WebhookEvent,
    data: object,
  ): Promise<void> {
    const id = randomUUID();
    const at = this.clock.now();
    await this.deliveries.insert(tx, {
      id,
      organisation_id: organisationId,
      webhook_id: webhookId,
      event: type,
      body: JSON.stringify({ id, type, at, organisationId, data }),
      at,
      state: 'waiting',
      attempts: 0,
      last_attempt_at: null,
      status: null,
      problem: null,
      took_ms: null,
    });
    await this.jobs.enqueue(tx, EVENT_WEBHOOK, { deliveryId: id });
  }

  #active(tx: Tx, organisationId: string): Promise<Wanting[]> {
    const known = this.#wanting.get(tx) ?? new Map<string, Promise<Wanting[]>>();
    this.#wanting.set(tx, known);
    const active = known.get(organisationId) ?? this.webhooks.active(tx, organisationId);
    known.set(organisationId, active);
    return active;
  }

  #isTold(tx: Tx, what: string): boolean {
    const told = this.#told.get(tx) ?? new Set<string>();
    this.#told.set(tx, told);
    if (told.has(what)) return true;
    told.add(what);
    return false;
  }
}
