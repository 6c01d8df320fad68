import { Injectable } from '@nestjs/common';
import type { Tx } from '../../platform/database/tx';
import { ReplyHandlers } from './api/reply-handlers';
import { ConversationsStore } from './conversations.store';
import { FirstResponse, type TakenQuestion } from './first-response';
import { HandOver } from './hand-over';
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
  /** Whether it may as well be words that were written: the provider's list does not tell. */
  isUncertain?: boolean;
}

/** A message that whoever asked the customer something may know as an answer. */
export interface PossibleAnswer {
  messageId: string;
  text: string;
  button?: PressedButton | undefined;
  before: Standing;
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

type Incoming = TakenQuestion &
  PossibleAnswer & {
    /** Whether it was written so long ago that only a person can tell what it asks now. */
    isStale: boolean;
  };

/** What follows from a message that came in: the answer of whoever had asked for it, or else the way to the bot. */
@Injectable()
export class IncomingResponse {
  constructor(
    private readonly handlers: ReplyHandlers,
    private readonly first: FirstResponse,
    private readonly messages: MessagesStore,
    private readonly outbox: Outbox,
    private readonly log: MessageLog,
    private readonly handOver: HandOver,
    private readonly conversations: ConversationsStore,
  ) {}

  /** @returns what is to be said at once, where there is something */
  async to(tx: Tx, conversation: ConversationRow, question: Incoming): Promise<string | undefined> {
    const { text, optOutType, button, before, isStale } = question;
    const isOut = conversation.opted_out_at !== null;
    const { channel } = conversation;
    const isButton = button?.payload !== undefined;
    const wish = wishOf({ text, optOutType, channel, isButton, mayBeButton: button?.isUncertain }, isOut);
    if (wish !== undefined) await this.#nobodyWaits(tx, conversation, question.messageId, before);
    const mayAnswer = !isOut && wish === undefined && question.files.length === 0 && !isStale;
    const isAnswered = mayAnswer && (await this.answer(tx, conversation, question));
    if (isStale && wish === undefined && this.first.isForBot(conversation, question.from))
      await this.#leaveToPerson(tx, conversation, question);
    return isAnswered ? undefined : this.first.to(tx, conversation, question, wish);
  }

  async #leaveToPerson(tx: Tx, conversation: ConversationRow, { messageId, text }: Incoming): Promise<void> {
    const asked = { history: [], text, message: { id: messageId, at: conversation.last_at } };
    const change = await this.handOver.begin(tx, asked, conversation, 'came-late');
    await this.conversations.change(tx, conversation.id, Object.assign(conversation, change));
    this.log.tellConversation(tx, conversation);
  }

  /** It is as if the message had not come: who waited before waits since then. */
  async #nobodyWaits(
    tx: Tx,
    conversation: ConversationRow,
    messageId: string,
    { waiting_since }: Standing,
  ): Promise<void> {
    await this.messages.change(tx, messageId, { asks_nothing: 1 });
    conversation.waiting_since = waiting_since;
    await this.conversations.change(tx, conversation.id, { waiting_since });
  }

  /** @returns false where it answers no question of ours: then nothing was done */
  async answer(tx: Tx, conversation: ConversationRow, question: PossibleAnswer): Promise<boolean> {
    const { text, messageId, before } = question;
    const answer = await this.handlers.answer(tx, {
      organisationId: conversation.organisation_id,
      conversationId: conversation.id,
      text,
      language: conversation.language,
      ...(await this.#facts(tx, question.button)),
    });
    if (!answer) return false;
    // What cannot be said to them today, a person sees to.
    const isClosed = (await this.outbox.opensAt(tx, conversation)) !== undefined;
    const handOver = answer.handOver || (isClosed && answer.isAside !== true);
    if (!handOver) await this.#nobodyWaits(tx, conversation, messageId, before);
    const message = { id: messageId, at: conversation.last_at };
    const reason = answer.handOver ? 'asked' : 'daily-cap';
    const change = handOver
      ? await this.handOver.begin(tx, { history: [], text, message }, conversation, reason)
      : {};
    const state = {
      language: answer.language,
      // The bot's answer ends no wait that was there before.
      ...(!handOver && { waiting_since: before.waiting_since }),
      ...change,
      ...(answer.isAside && before),
    };
    if (isClosed) {
      await this.conversations.change(tx, conversation.id, Object.assign(conversation, state));
    } else {
      const said = { author: 'bot', text: answer.text, answers_id: messageId } as const;
      await this.outbox.write(tx, conversation, said, state);
    }
    if (handOver || answer.isAside) this.log.tellConversation(tx, conversation);
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
