import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import type { ReceivedMail } from '../api/received-mail';
import { IncomingResponse, type Standing } from '../incoming-response';
import type { ConversationRow } from '../messages-schema';
import { MessagesStore } from '../messages.store';
import { ownText } from './own-text';

export interface TakenMail extends Pick<ReceivedMail, 'automatic'> {
  messageId: string;
  text: string;
  /** Besides pictures that its text shows. */
  hasFiles: boolean;
  /** Whether it is of whom it says. */
  isProven: boolean;
  before: Standing & Pick<ConversationRow, 'inbound_at'>;
  /** Whether the conversation has begun with it. */
  isFirst: boolean;
}

/** What follows from a mail that came in. */
@Injectable()
export class MailResponse {
  constructor(
    private readonly messages: MessagesStore,
    private readonly response: IncomingResponse,
  ) {}

  /** @param conversation is changed along, and written by whoever has added the mail */
  async to(tx: Tx, conversation: ConversationRow, mail: TakenMail): Promise<void> {
    const { messageId, text, hasFiles, automatic, isProven, isFirst } = mail;
    const { inbound_at, ...before } = mail.before;
    if (automatic !== null) {
      await this.messages.change(tx, messageId, { asks_nothing: 1 });
      const { waiting_since } = before;
      // Somebody of whom nothing was known is to be seen. A program has not written as they would.
      const isQuiet = automatic === 'answer' && !isFirst;
      Object.assign(conversation, isQuiet ? before : { waiting_since }, { inbound_at });
      return;
    }
    const mayAnswer = isProven && !hasFiles && conversation.opted_out_at === null;
    if (mayAnswer) await this.response.answer(tx, conversation, { messageId, text: ownText(text), before });
  }
}
