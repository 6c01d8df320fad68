import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import { Config } from '../../platform/config/config';
import type { Tx } from '../../platform/database/tx';
import { JobQueue } from '../../platform/queue/job-queue';
import { timeOrderedId } from '../../platform/ids/time-ordered-id';
import { DailyCap } from './daily-cap';
import { SEND_MESSAGE, type Sending } from './message-queues';
import { MessageLog, type MessageOfConversation } from './message-log';
import type { ConversationState } from './conversations.store';
import type { ConversationRow } from './messages-schema';
import { OwnNumbers } from './own-numbers';
import { SenderPaceStore } from './sender-pace.store';

const SANDBOX_EVERY_MS = 3_000;

type Written = Omit<MessageOfConversation, 'id' | 'status'> & { id?: string };

/**
 * The one way out, for bots and people: a message is written down with the job that sends it, at its sender's pace,
 * and while the organisation has not sent as many as it may in a day.
 *
 * Twilio queues by itself what a sender may not send yet, for 10 hours (https://www.twilio.com/docs/api/errors/30001),
 * and takes no more than that (https://www.twilio.com/docs/api/errors/21611): other senders than the sandbox are paced
 * only where `SENDER_MESSAGES_PER_SECOND` is set.
 */
@Injectable()
export class Outbox {
  constructor(
    private readonly log: MessageLog,
    private readonly numbers: OwnNumbers,
    private readonly pace: SenderPaceStore,
    private readonly cap: DailyCap,
    private readonly jobs: JobQueue,
    private readonly config: Config,
    private readonly clock: Clock,
  ) {}

  /**
   * Whoever cannot answer the error asks before: what was let through is taken.
   *
   * @returns where the organisation has sent what it may in a day, when it may send again, in epoch milliseconds
   */
  opensAt(
    tx: Tx,
    { organisation_id }: Pick<ConversationRow, 'organisation_id'>,
  ): Promise<number | undefined> {
    return this.cap.opensAt(tx, organisation_id);
  }

  /**
   * @param notBefore epoch milliseconds
   * @returns id of the message; undefined where it was written before
   * @throws AppError `messages/daily-cap` (429)
   */
  async write(
    tx: Tx,
    conversation: ConversationRow,
    message: Written,
    change: Partial<ConversationState> = {},
    notBefore = this.clock.now(),
  ): Promise<string | undefined> {
    const id = message.id ?? timeOrderedId();
    const isNew = await this.log.add(tx, conversation, { ...message, id, status: 'queued' }, change);
    if (!isNew) return undefined;
    await this.enqueue(tx, conversation, { messageId: id, attempt: 1 }, notBefore);
    return id;
  }

  /** @throws AppError `messages/daily-cap` (429) */
  async enqueue(tx: Tx, conversation: ConversationRow, sending: Sending, notBefore: number): Promise<void> {
    const runAt = await this.takeTurn(tx, conversation, notBefore);
    await this.jobs.enqueue(tx, SEND_MESSAGE, sending, {
      runAt,
      key: `${sending.messageId}/${sending.attempt}`,
    });
  }

  /** Counts one more of the day. @returns when the number may send it. @throws AppError `messages/daily-cap` (429) */
  async takeTurn(
    tx: Tx,
    { organisation_id, channel, ours }: ConversationRow,
    notBefore: number,
  ): Promise<number> {
    await this.cap.take(tx, organisation_id);
    const everyMs = this.#everyMs(channel, ours);
    if (everyMs === undefined) return notBefore;
    return this.pace.take(tx, `${channel}:${ours}`, notBefore, everyMs);
  }

  /** When a number could send one more message, which it does not take by that. */
  async freeAt(tx: Tx, { channel, ours }: Pick<ConversationRow, 'channel' | 'ours'>): Promise<number> {
    const now = this.clock.now();
    if (this.#everyMs(channel, ours) === undefined) return now;
    return Math.max(now, (await this.pace.freeAt(tx, `${channel}:${ours}`)) ?? now);
  }

  /**
   * A message is about to be handed over. The turn before it may have been used late: then its job comes again.
   *
   * @returns this moment; undefined where it has to wait
   */
  async handOver(tx: Tx, { channel, ours }: ConversationRow, sending: Sending): Promise<number | undefined> {
    const now = this.clock.now();
    const everyMs = this.#everyMs(channel, ours);
    if (everyMs === undefined) return now;
    const sender = `${channel}:${ours}`;
    const free = await this.pace.takeNow(tx, `${sender}:sent`, now, everyMs);
    if (free === undefined) return now;
    // Each that is late has a turn of its own: those that came back at once would keep each other away.
    const runAt = await this.pace.take(tx, `${sender}:late`, free, everyMs);
    const key = `${sending.messageId}/${sending.attempt}/${runAt}`;
    await this.jobs.enqueue(tx, SEND_MESSAGE, sending, { runAt, key });
    return undefined;
  }

  /** Milliseconds between two messages of a sender; undefined where it may send as fast as it likes. */
  #everyMs(channel: ConversationRow['channel'], ours: string): number | undefined {
    if (this.numbers.isSandbox(channel, ours)) return SANDBOX_EVERY_MS;
    const { senderMessagesPerSecond: rate } = this.config;
    return rate === undefined ? undefined : Math.ceil(1000 / rate);
  }
}
