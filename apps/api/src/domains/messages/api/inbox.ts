import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { timeOrderedId } from '../../../platform/ids/time-ordered-id';
import { readContactAddress, type ContactAddress } from '../../contacts/api/contact-address';
import { IncomingResponse, standingOf, type PressedButton } from '../incoming-response';
import { OwnNumbers } from '../own-numbers';
import type { ProviderMedia } from '../ports/message-sender';
import { StrayMessages } from '../stray-messages';
import { Threads } from '../threads';

/** A message as its provider handed it over, verified. */
export interface IncomingMessage {
  accountSid: string;
  /** The provider's id: one message for each, however often it comes. */
  providerId: string;
  /** As the provider writes them, such as `whatsapp:+34…`. */
  from: string;
  to: string;
  text: string;
  /** As the sender calls themselves. */
  name?: string | undefined;
  files: readonly ProviderMedia[];
  /** What the provider made of a keyword such as STOP. */
  optOutType?: string | undefined;
  /** When it was written, as the provider tells; epoch milliseconds. */
  sentAt?: number | undefined;
  /** Where it is a button that was pressed, or an answer to a message of ours. */
  button?: PressedButton | undefined;
  /** Everything that the provider told, under its own names. */
  raw: object;
}

export interface TakenMessage {
  result: 'taken' | 'known' | 'nobodys';
  channel: ContactAddress['channel'];
  messageId?: string;
  /** What is to be said at once. */
  acknowledgement?: string | undefined;
}

interface Addresses {
  from: ContactAddress;
  to: ContactAddress;
}

/** Later nothing answers by itself: whoever wrote has gone on, or had an answer that a restored database does not know. */
const STALE_AFTER_MS = 3_600_000;

/** Where messages come in. When `receive` resolves, the message is on disk with whatever follows from it. */
@Injectable()
export class Inbox {
  constructor(
    private readonly numbers: OwnNumbers,
    private readonly strays: StrayMessages,
    private readonly threads: Threads,
    private readonly response: IncomingResponse,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @param isLate true for a message that was missed when it came: it is acknowledged by nobody any more
   * @throws AppError `messages/no-address` (400)
   */
  async receive(message: IncomingMessage, { isLate = false } = {}): Promise<TakenMessage> {
    const from = readContactAddress(message.from);
    const to = readContactAddress(message.to);
    if (!from || !to) {
      throw new AppError({
        code: 'messages/no-address',
        detail: 'The message does not say from whom it is and for which number (From, To).',
        status: 400,
      });
    }
    const organisationId = await this.numbers.organisationOf(to.address);
    return this.work.run((tx) =>
      organisationId === undefined
        ? this.#stray(tx, message, { from, to })
        : this.#take(tx, message, { from, to }, organisationId, isLate),
    );
  }

  async #take(
    tx: Tx,
    message: IncomingMessage,
    { from: { channel, address }, to }: Addresses,
    organisationId: string,
    isLate: boolean,
  ): Promise<TakenMessage> {
    const conversation = await this.threads.open(tx, {
      organisationId,
      channel,
      address,
      name: message.name,
      ours: to.address,
    });
    const before = standingOf(conversation);
    const messageId = timeOrderedId();
    const { accountSid, providerId, files, text, optOutType, button, sentAt } = message;
    const isStale = sentAt !== undefined && this.clock.now() - sentAt > STALE_AFTER_MS;
    const question = { messageId, from: address, text, files, optOutType, isLate, isStale, button, before };
    const taken = await this.threads.received(
      tx,
      conversation,
      {
        id: messageId,
        accountSid,
        providerId,
        text,
        metadata: JSON.stringify(message.raw),
        files: files.length,
      },
      () => this.response.to(tx, conversation, question),
    );
    if (!taken) return { result: 'known', channel };
    return { result: 'taken', channel, messageId, acknowledgement: taken.response };
  }

  async #stray(tx: Tx, message: IncomingMessage, { from, to }: Addresses): Promise<TakenMessage> {
    const { channel } = from;
    const { providerId } = message;
    const isNew = await this.strays.add(tx, { channel, providerId, to: to.address, from: from.address });
    return { result: isNew ? 'nobodys' : 'known', channel };
  }
}
