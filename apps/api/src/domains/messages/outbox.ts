import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { JobQueue } from '../../platform/queue/job-queue';
import { timeOrderedId } from '../../platform/ids/time-ordered-id';
import { SEND_MESSAGE, type Sending } from './message-queues';
import { MessageLog, type MessageOfConversation } from './message-log';
import type { ConversationState } from './conversations.store';
import type { ConversationRow } from './messages-schema';
import { OwnNumbers } from './own-numbers';
import { SenderPaceStore } from './sender-pace.store';

export const SANDBOX_EVERY_MS = 3_000;

type Written = Omit<MessageOfConversation, 'id' | 'status'> & { id?: string };

/** The one way out, for bots and people: a message is written down with the job that sends it. */
@Injectable()
export class Outbox {
  constructor(
    private readonly log: MessageLog,
    private readonly numbers: OwnNumbers,
    private readonly pace: SenderPaceStore,
    private readonly jobs: JobQueue,
    private readonly clock: Clock,
  ) {}

  /**
   * @param notBefore epoch milliseconds
   * @returns id of the message; undefined where it was written before
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

  async enqueue(
    tx: Tx,
    { channel, ours }: ConversationRow,
    sending: Sending,
    notBefore: number,
  ): Promise<void> {
    const runAt = await this.takeTurn(tx, channel, ours, notBefore);
    await this.jobs.enqueue(tx, SEND_MESSAGE, sending, {
      runAt,
      key: `${sending.messageId}/${sending.attempt}`,
    });
  }

  /** When the number may send next. */
  async takeTurn(
    tx: Tx,
    channel: ConversationRow['channel'],
    ours: string,
    notBefore: number,
  ): Promise<number> {
    if (!this.numbers.isSandbox(channel, ours)) return notBefore;
    return this.pace.take(tx, `${channel}:${ours}`, notBefore, SANDBOX_EVERY_MS);
  }

  /**
   * A message is about to be handed over. The turn before it may have been used late: then its job comes again.
   *
   * @returns this moment; undefined where it has to wait
   */
  async handOver(tx: Tx, { channel, ours }: ConversationRow, sending: Sending): Promise<number | undefined> {
    const now = this.clock.now();
    if (!this.numbers.isSandbox(channel, ours)) return now;
    const runAt = await this.pace.takeNow(tx, `${channel}:${ours}:sent`, now, SANDBOX_EVERY_MS);
    if (runAt === undefined) return now;
    const key = `${sending.messageId}/${sending.attempt}/${runAt}`;
    await this.jobs.enqueue(tx, SEND_MESSAGE, sending, { runAt, key });
    return undefined;
  }
}
