import { Injectable } from '@nestjs/common';
import { PinoLogger } from 'nestjs-pino';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { maskPhoneNumber } from '../../platform/logging/mask-phone-number';
import { JobQueue } from '../../platform/queue/job-queue';
import { MessageLog } from './message-log';
import { SETTLE_MESSAGE, type Sending } from './message-queues';
import type { MessageRow } from './messages-schema';
import { MessagesStore } from './messages.store';
import type { ClaimedMessage } from './outgoing-claims';
import type { ProviderMessage, SendFailed } from './ports/message-sender';
import { ProviderStatus } from './provider-status';

/** The status callback is there sooner, in most cases, and needs no look-up. */
const LOOK_AFTER_MS = 15_000;

/** Writes down what became of a request to the provider. A status callback may have told it already. */
@Injectable()
export class SendResults {
  constructor(
    private readonly messages: MessagesStore,
    private readonly log: MessageLog,
    private readonly state: ProviderStatus,
    private readonly jobs: JobQueue,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly logger: PinoLogger,
  ) {
    logger.setContext('Messages');
  }

  async taken(sending: Sending, sent: Pick<ProviderMessage, 'providerId' | 'status'>): Promise<void> {
    const { providerId: provider_id, status } = sent;
    await this.#ours(sending, (tx, message) =>
      this.state.bind(tx, message, { provider_id, status, errorCode: null }),
    );
  }

  /** It may be tried again: the provider has certainly not taken it. */
  async postponed(sending: Sending): Promise<void> {
    await this.#ours(sending, (tx, message) => this.log.change(tx, message, { status: 'queued' }));
  }

  async refused(sending: Sending, { providerCode, code, message: detail }: SendFailed): Promise<void> {
    const provider_code = providerCode === undefined ? code : String(providerCode);
    await this.#ours(sending, (tx, message) => this.state.refuse(tx, message, provider_code, detail));
  }

  async uncertain(sending: Sending): Promise<void> {
    await this.#ours(sending, async (tx, message) => {
      await this.log.change(tx, message, { status: 'uncertain' });
      const key = `${sending.messageId}/${sending.attempt}/0`;
      const runAt = this.clock.now() + LOOK_AFTER_MS;
      await this.jobs.enqueue(tx, SETTLE_MESSAGE, { ...sending, look: 0 }, { runAt, key });
    });
    this.logger.warn({ event: 'message.uncertain', message_id: sending.messageId });
  }

  /** What is told of each request, with the time since the customer wrote where it answers a message. */
  tell({ message, conversation }: ClaimedMessage, result: string): void {
    const source = message.source === null ? undefined : (JSON.parse(message.source) as { kind?: string });
    this.logger.info({
      event: 'message.sent',
      result,
      message_id: message.id,
      channel: conversation.channel,
      to_number: maskPhoneNumber(conversation.contact_address),
      source: source?.kind ?? message.author,
      total_ms: this.clock.now() - message.at,
    });
  }

  /** Does it while the message is on the same attempt, and no id of the provider is known yet. */
  async #ours(
    { messageId, attempt }: Sending,
    write: (tx: Tx, message: MessageRow) => Promise<void>,
  ): Promise<void> {
    await this.work.run(async (tx) => {
      const message = await this.messages.hold(tx, messageId);
      if (message?.attempt === attempt && message.provider_id === null) await write(tx, message);
    });
  }
}
