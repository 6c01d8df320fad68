import { createHash } from 'node:crypto';
import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import type { Job } from '../../../platform/queue/job-handler';
import { PushSender } from '../ports/push-sender';
import { PushStore } from '../push.store';
import { wakeRule, type WakeRule } from '../wake-rules';
import { PushKeys } from './push-keys';
import { WEB_PUSH, type PushDelivery } from './push-queues';

/** A push service takes no longer one. Source: RFC 8030 §5.4. */
const TOPIC_LENGTH = 32;

/** Brings notices to browsers. */
@Injectable()
export class PushCourier {
  readonly #logger = new Logger(PushCourier.name);

  constructor(
    private readonly store: PushStore,
    private readonly sender: PushSender,
    private readonly keys: PushKeys,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async deliver(job: Job<PushDelivery>): Promise<void> {
    const { subscriptionId, event } = job.data;
    const rule = wakeRule(event);
    const leftSec = rule ? Math.floor(rule.ttlSec - (this.clock.now() - event.at) / 1000) : 0;
    const address = await this.store.find(subscriptionId);
    if (!rule || leftSec <= 0 || !address) return;
    const message = {
      address,
      payload: JSON.stringify(event),
      ttlSec: leftSec,
      urgency: rule.urgency,
      topic: topicOf(rule, event.data),
      keys: await this.keys.pair(),
      signal: job.signal,
    };
    try {
      if ((await this.sender.send(message)) === 'gone') await this.#forget(subscriptionId);
    } catch (error) {
      this.#giveUpOrThrow(job, error);
    }
  }

  /** A message that cannot be delivered is no dead letter: those are told by push, too. */
  #giveUpOrThrow({ attempt }: Job<PushDelivery>, error: unknown): void {
    const retryable = !(error instanceof AppError) || error.retryable;
    if (retryable && attempt < WEB_PUSH.retry.attemptsMax) throw error;
    this.#logger.warn(
      { event: 'push.given-up', attempt, err: error as Error },
      'A browser could not be woken.',
    );
  }

  async #forget(id: string): Promise<void> {
    await this.work.run((tx) => this.store.remove(tx, id));
    this.#logger.log({ event: 'push.subscription-gone' }, 'A browser wants no more push messages.');
  }
}

const topicOf = ({ replaces }: WakeRule, data: PushDelivery['event']['data']): string =>
  createHash('sha256').update(String(data[replaces])).digest('base64url').slice(0, TOPIC_LENGTH);
