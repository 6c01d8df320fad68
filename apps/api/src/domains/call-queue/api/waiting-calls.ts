import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { ActivityLog } from '../../../platform/events/activity-log';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { QueueWaitsStore } from '../queue-waits.store';

/** What a caller wants instead of waiting, or must: the wait was too long. */
export type QueueWish = 'voicemail' | 'callback' | 'overflow';

export interface Waiting {
  callSid: string;
  accountSid: string;
  from: string;
  to: string;
  /** The step by which an agent's browser takes the next caller. */
  takeUrl: string;
}

/** Callers in the queues, as the flow that queues them tells it. */
@Injectable()
export class WaitingCalls {
  constructor(
    private readonly organisations: OrganisationDirectory,
    private readonly store: QueueWaitsStore,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Name of the queue of a number's organisation; undefined for a number of nobody. Twilio keeps it: no names in it. */
  queueOf(number: string): string | undefined {
    const organisationId = this.organisations.ofNumber(number);
    return organisationId === undefined ? undefined : `front-desk-${organisationId}`;
  }

  /** Whether so many wait already for the organisation of a number. */
  async isFull(number: string, sizeMax: number): Promise<boolean> {
    const organisationId = this.organisations.ofNumber(number);
    if (organisationId === undefined) return false;
    return (await this.store.waiting(organisationId, this.clock.now())).length >= sizeMax;
  }

  /**
   * A caller is about to wait: whoever has been in the queue before, in the same call, waits anew. `waits` cannot tell that:
   * it may be late, of somebody who was just taken.
   */
  async comes(callSid: string): Promise<void> {
    await this.work.run((tx) => this.store.forget(tx, callSid));
  }

  /** A caller waits; told again and again. @returns seconds that others waited before they were taken, where that is known */
  async waits({ callSid, accountSid, from, to, takeUrl }: Waiting): Promise<number | undefined> {
    const stream = this.organisations.ofNumber(to);
    if (stream === undefined) return undefined;
    const now = this.clock.now();
    await this.work.run(async (tx) => {
      const isNew = await this.store.seen(tx, {
        call_sid: callSid,
        organisation_id: stream,
        account_sid: accountSid,
        caller: from,
        called: to,
        entered_at: now,
        seen_at: now,
        wish: null,
        take_url: takeUrl,
        left_at: null,
        result: null,
      });
      if (isNew) this.activities.append(tx, { stream, kind: 'queue/changed', data: { callSid } });
    });
    return this.store.averageSec(stream);
  }

  async wish(callSid: string, wish: QueueWish): Promise<void> {
    await this.work.run((tx) => this.store.wish(tx, callSid, wish));
  }

  /** The caller is out of the queue. Told more than once. @returns what the caller chose */
  async left(callSid: string, result: string): Promise<QueueWish | undefined> {
    await this.work.run(async (tx) => {
      const row = await this.store.left(tx, callSid, result, this.clock.now());
      if (row)
        this.activities.append(tx, { stream: row.organisation_id, kind: 'queue/changed', data: { callSid } });
    });
    return ((await this.store.find(callSid))?.wish as QueueWish | null | undefined) ?? undefined;
  }
}
