import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import { IncomingResponse, type Standing } from '../incoming-response';
import type { ConversationRow } from '../messages-schema';
import { MessagesStore } from '../messages.store';
import { OptOuts } from '../opt-outs';
import { ownText } from './own-text';

export interface TakenMail {
  messageId: string;
  text: string;
  hasFiles: boolean;
  isAutomatic: boolean;
  /** Whether it is of whom it says. */
  isProven: boolean;
  before: Standing;
  /** Whether the conversation has begun with it. */
  isFirst: boolean;
}

/** What follows from a mail that came in. */
@Injectable()
export class MailResponse {
  constructor(
    private readonly messages: MessagesStore,
    private readonly optOuts: OptOuts,
    private readonly response: IncomingResponse,
  ) {}

  /** @param conversation is changed along, and written by whoever has added the mail */
  async to(tx: Tx, conversation: ConversationRow, mail: TakenMail): Promise<void> {
    const { messageId, text, hasFiles, isAutomatic, isProven, before, isFirst } = mail;
    if (isAutomatic) {
      await this.messages.change(tx, messageId, { asks_nothing: 1 });
      const { waiting_since } = before;
      // Somebody of whom nothing was known is to be seen.
      Object.assign(conversation, isFirst ? { waiting_since } : before);
      return;
    }
    // Who writes wants an answer.
    if (conversation.opted_out_at !== null) await this.optOuts.note(tx, conversation, 'in', 'mail');
    if (isProven && !hasFiles)
      await this.response.answer(tx, conversation, { messageId, text: ownText(text), before });
  }
}
