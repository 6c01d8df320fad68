import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { ActivityLog } from '../../../platform/events/activity-log';
import { OrganisationDirectory } from '../../organisations/api/organisation-directory';
import { CallbacksStore } from '../callbacks.store';
import { QueueWaitsStore } from '../queue-waits.store';

/** People who asked to be called back. */
@Injectable()
export class Callbacks {
  constructor(
    private readonly organisations: OrganisationDirectory,
    private readonly store: CallbacksStore,
    private readonly waits: QueueWaitsStore,
    private readonly activities: ActivityLog,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** A caller asks for it; told again, it is the same. Whoever had waited in the queue keeps their place. @param number E.164 */
  async ask({ callSid, to }: { callSid: string; to: string }, number: string): Promise<void> {
    const stream = this.organisations.ofNumber(to);
    if (stream === undefined) return;
    const row = { id: randomUUID(), organisation_id: stream, call_sid: callSid, number };
    const now = this.clock.now();
    const waiting_since = (await this.waits.find(callSid))?.entered_at ?? now;
    const times = { asked_at: now, waiting_since, done_at: null, done_by: null };
    await this.work.run(async (tx) => {
      if (await this.store.insert(tx, { ...row, ...times }))
        this.activities.append(tx, { stream, kind: 'queue/changed', data: { callSid } });
    });
  }

  /** @throws AppError `queue/not-found` (404) */
  async done(stream: string, id: string, personId: string): Promise<void> {
    const isKnown = await this.work.run(async (tx) => {
      const isOurs = await this.store.done(tx, stream, id, this.clock.now(), personId);
      if (isOurs) this.activities.append(tx, { stream, kind: 'queue/changed', data: {} });
      return isOurs;
    });
    if (!isKnown) throw notFound();
  }
}

const notFound = (): AppError =>
  new AppError({
    code: 'queue/not-found',
    detail: 'Nobody is to be called back by that id. Load the list again.',
    status: 404,
  });
