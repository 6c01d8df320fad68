import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { ReplyHandlers } from './api/reply-handlers';
import { ownWords } from './own-words';
import { FirstResponse, type TakenQuestion } from './first-response';
import { MessageLog } from './message-log';
import type { ConversationRow } from './messages-schema';
import { MessagesStore } from './messages.store';
import { wishOf } from './opt-out-keywords';
import { Outbox } from './outbox';

/** A button of a message that was pressed. */
export interface PressedButton {
  /** Undefined where a message was answered by words. */
  payload?: string | undefined;
  /** The provider's id of the message that is answered. */
  repliedTo?: string | undefined;
}

/** How a conversation stood before the message. */
export type Standing = Pick<
  ConversationRow,
  | 'state'
  | 'snoozed_until'
  | 'unread'
  | 'answered_by'
  | 'handed_over_reason'
  | 'handed_over_at'
  | 'handed_over_summary'
  | 'waiting_since'
>;

export const standingOf = (row: ConversationRow): Standing => ({
  state: row.state,
  snoozed_until: row.snoozed_until,
  unread: row.unread,
  answered_by: row.answered_by,
  handed_over_reason: row.handed_over_reason,
  handed_over_at: row.handed_over_at,
  handed_over_summary: row.handed_over_summary,
  waiting_since: row.waiting_since,
});

type Incoming = TakenQuestion & { button?: PressedButton | undefined; before: Standing };

/** What follows from a message that came in: the answer of whoever had asked for it, or else the way to the bot. */
@Injectable()
export class IncomingResponse {
  constructor(
    private readonly handlers: ReplyHandlers,
    private readonly first: FirstResponse,
    private readonly messages: MessagesStore,
    private readonly outbox: Outbox,
    private readonly log: MessageLog,
    private readonly clock: Clock,
  ) {}

  /** @returns what is to be said at once, where there is something */
  async to(tx: Tx, conversation: ConversationRow, question: Incoming): Promise<string | undefined> {
    const isAnswered = await this.#answer(tx, conversation, question);
    return isAnswered ? undefined : this.first.to(tx, conversation, question);
  }

  async #answer(tx: Tx, conversation: ConversationRow, question: Incoming): Promise<boolean> {
    const { text, files, optOutType, messageId, before } = question;
    const isOut = conversation.opted_out_at !== null;
    if (
      files.length > 0 ||
      isOut ||
      wishOf({ text, optOutType, channel: conversation.channel }, isOut) !== undefined
    )
      return false;
    const answer = await this.handlers.answer(tx, {
      organisationId: conversation.organisation_id,
      conversationId: conversation.id,
      text,
      language: conversation.language,
      ...(await this.#facts(tx, question.button)),
    });
    if (!answer) return false;
    const asked = {
      handed_over_reason: 'asked',
      handed_over_at: this.clock.now(),
      handed_over_summary: ownWords([], text),
    } as const;
    await this.outbox.write(
      tx,
      conversation,
      { author: 'bot', text: answer.text, answers_id: messageId },
      {
        language: answer.language,
        ...(answer.handOver && { answered_by: 'person', ...asked }),
        ...(answer.isAside && before),
      },
    );
    if (answer.handOver || answer.isAside) this.log.tellConversation(tx, conversation);
    return true;
  }

  async #facts(
    tx: Tx,
    button: PressedButton | undefined,
  ): Promise<{ buttonPayload: string | undefined; repliedTo: string | undefined }> {
    const { payload, repliedTo } = button ?? {};
    const message = repliedTo === undefined ? undefined : await this.messages.ofProviderId(tx, repliedTo);
    return { buttonPayload: payload, repliedTo: message?.id };
  }
}
