import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';

/** What a customer wrote, before anybody has answered it. */
export interface CustomerReply {
  organisationId: string;
  conversationId: string;
  text: string;
  /** Language of the customer as far as it is known. */
  language: string | null;
  /**
   * What stands behind the button that was pressed.
   * Source: https://www.twilio.com/docs/content/twilio-quick-reply
   */
  buttonPayload: string | undefined;
  /** Id of the message of ours that WhatsApp says was replied to. */
  repliedTo: string | undefined;
}

export interface ReplyAnswer {
  text: string;
  language: string;
  /** A person is asked for. */
  handOver: boolean;
  /** The conversation stays as it was: done, and with nothing new to read. */
  isAside?: boolean;
}

/** Runs within the unit that writes the message down: what it writes is kept with it, once. */
export type ReplyHandler = (tx: Tx, reply: CustomerReply) => Promise<ReplyAnswer | undefined>;

/**
 * Who may answer a message before the bot does: domains that asked the customer something, and know an answer to it when they
 * see one. Messages know nothing of what was asked.
 */
@Injectable()
export class ReplyHandlers {
  readonly #handlers: ReplyHandler[] = [];

  /** Called when the program starts. */
  add(handler: ReplyHandler): void {
    this.#handlers.push(handler);
  }

  /** Of the first that knows it; undefined where it is for the bot. */
  async answer(tx: Tx, reply: CustomerReply): Promise<ReplyAnswer | undefined> {
    for (const handler of this.#handlers) {
      const answer = await handler(tx, reply);
      if (answer) return answer;
    }
    return undefined;
  }
}
