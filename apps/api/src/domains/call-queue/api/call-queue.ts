import { Injectable } from '@nestjs/common';
import type { CallQueueState } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import { AppError } from '../../../platform/errors/app-error';
import { CallMover } from '../../calls/api/call-mover';
import type { QueueWaitRow } from '../call-queue-schema';
import { QueueWaitsStore } from '../queue-waits.store';
import { Callbacks } from './callbacks';

/** Who waits for an organisation, and how its agents take them. */
@Injectable()
export class CallQueue {
  constructor(
    private readonly waits: QueueWaitsStore,
    private readonly callbacks: Callbacks,
    private readonly mover: CallMover,
    private readonly clock: Clock,
  ) {}

  async state(organisationId: string): Promise<CallQueueState> {
    const [waiting, callbacks, averageWaitSec] = await Promise.all([
      this.#waiting(organisationId),
      this.callbacks.open(organisationId),
      this.waits.averageSec(organisationId),
    ]);
    return {
      waiting: waiting.map((row) => ({
        callId: row.call_sid,
        from: row.caller,
        to: row.called,
        waitingSince: row.entered_at,
      })),
      callbacks: callbacks.map((callback) => ({
        id: callback.id,
        number: callback.number,
        askedAt: callback.asked_at,
        waitingSince: callback.waiting_since,
        isTurn: waiting.every((row) => callback.waiting_since < row.entered_at),
        takenBy: callback.takenBy,
      })),
      averageWaitSec: averageWaitSec ?? null,
    };
  }

  /**
   * Rings a person's browser and connects it with whoever has waited longest: the provider's queue decides who that is.
   * @throws AppError `queue/empty` (409), `token/…`, ProviderError
   */
  async takeNext(organisationId: string, personId: string): Promise<void> {
    const account = this.mover.accountOf(organisationId);
    const next = (await this.#waiting(organisationId)).find((row) => row.account_sid === account);
    if (!next) throw empty();
    await this.mover.ringAgent({ organisationId, personId, showing: next.called }, next.take_url);
  }

  #waiting(organisationId: string): Promise<QueueWaitRow[]> {
    return this.waits.waiting(organisationId, this.clock.now());
  }
}

const empty = (): AppError =>
  new AppError({
    code: 'queue/empty',
    detail: 'Nobody is waiting any more: somebody else was faster, or the caller hung up.',
    status: 409,
  });
