import { Injectable } from '@nestjs/common';
import type { MessageStatus } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { ActivityLog } from '../../platform/events/activity-log';
import { ConversationsStore, type ConversationState } from './conversations.store';
import { OWN_RANK } from './message-status';
import type { ConversationRow, MessageRow } from './messages-schema';
import { MessagesStore, type NewMessageRow } from './messages.store';

type Given = Pick<NewMessageRow, 'id' | 'author' | 'text' | 'status'>;
export type MessageOfConversation = Given & Partial<Omit<NewMessageRow, keyof Given>>;

/** Of a conversation's list only one line is shown. */
const LINE_MAX = 200;

/** What a customer writes brings a conversation back from wherever it was; what we write, only from done. */
const stateAfter = (
  author: MessageRow['author'],
  state: ConversationRow['state'],
): Pick<ConversationRow, 'state'> & Partial<ConversationRow> => {
  if (author === 'customer') return { state: 'open', snoozed_until: null };
  return { state: state === 'done' ? 'open' : state };
};

/** Who waits for an answer: a customer, from their first message on, until a person or a bot by itself has answered. */
const waitingAfter = (
  { author, answers_id, at }: Pick<NewMessageRow, 'author' | 'answers_id' | 'at'>,
  { waiting_since, answered_by }: ConversationRow,
): Partial<ConversationRow> => {
  if (author === 'customer') return { waiting_since: waiting_since ?? at };
  const isBotsAnswer = author === 'bot' && answers_id !== null && answered_by === 'bot';
  return author === 'person' || isBotsAnswer ? { waiting_since: null } : {};
};

/** The one way by which messages come into a conversation, and by which their state changes: pages are told of each. */
@Injectable()
export class MessageLog {
  /** Those that a unit has changed, and has not written yet. */
  readonly #unwritten = new WeakSet<ConversationRow>();

  constructor(
    private readonly messages: MessagesStore,
    private readonly conversations: ConversationsStore,
    private readonly activities: ActivityLog,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a message to a conversation whose row the unit holds.
   *
   * @param conversation is changed along, so that several messages can be added one after the other
   * @param change of the conversation, in the same go
   * @returns false where the same is there already: nothing was changed
   */
  async add(
    tx: Tx,
    conversation: ConversationRow,
    message: MessageOfConversation,
    change: Partial<ConversationState> = {},
  ): Promise<boolean> {
    const isNew = await this.begin(tx, conversation, message, change);
    if (isNew) await this.keep(tx, conversation);
    return isNew;
  }

  /** As `add`, where more follows in the same unit: the conversation is written when whatever follows adds to it, or by `keep`. */
  async begin(
    tx: Tx,
    conversation: ConversationRow,
    message: MessageOfConversation,
    change: Partial<ConversationState> = {},
  ): Promise<boolean> {
    const at = Math.max(this.clock.now(), conversation.last_at + 1);
    const row: NewMessageRow = {
      organisation_id: conversation.organisation_id,
      conversation_id: conversation.id,
      person_id: null,
      at,
      status_at: at,
      status_rank: OWN_RANK,
      provider_id: null,
      client_id: null,
      answers_id: null,
      attempt: 1,
      source: null,
      metadata: null,
      attachments: 0,
      template: null,
      ...message,
    };
    if (!(await this.messages.insert(tx, row))) return false;
    const waiting = waitingAfter(row, { ...conversation, ...change });
    Object.assign(conversation, stateAfter(row.author, conversation.state), waiting, change, {
      last_message_id: row.id,
      last_text: row.text.replaceAll(/\s+/g, ' ').slice(0, LINE_MAX),
      last_author: row.author,
      last_status: row.status,
      last_attachments: row.attachments,
      last_at: at,
    } satisfies Partial<ConversationRow>);
    this.#unwritten.add(conversation);
    this.tell(tx, row.author === 'customer' ? 'messages/received' : 'messages/written', conversation, row.id);
    return true;
  }

  /** Writes the conversation, where messages have changed it since it was written. */
  async keep(tx: Tx, conversation: ConversationRow): Promise<void> {
    if (this.#unwritten.delete(conversation)) await this.conversations.keep(tx, conversation);
  }

  /** Another state of a message. */
  async change(tx: Tx, message: MessageRow, change: Partial<MessageRow>): Promise<void> {
    const status_at = this.clock.now();
    await this.messages.change(tx, message.id, { ...change, ...(change.status && { status_at }) });
    if (change.status) await this.#lastStatus(tx, message, change.status);
    this.tellChanged(tx, message);
  }

  tellChanged(
    tx: Tx,
    { id, organisation_id, conversation_id }: Pick<MessageRow, 'id' | 'organisation_id' | 'conversation_id'>,
  ): void {
    this.tell(tx, 'messages/changed', { id: conversation_id, organisation_id }, id);
  }

  tellConversation(tx: Tx, { id, organisation_id: stream }: ConversationRow): void {
    const data = { conversationId: id };
    this.activities.append(tx, { stream, kind: 'conversations/changed', data, role: 'agent' });
  }

  private tell(
    tx: Tx,
    kind: 'messages/received' | 'messages/written' | 'messages/changed',
    { id: conversationId, organisation_id: stream }: Pick<ConversationRow, 'id' | 'organisation_id'>,
    messageId: string,
  ): void {
    this.activities.append(tx, { stream, kind, data: { conversationId, messageId }, role: 'agent' });
  }

  #lastStatus(tx: Tx, message: MessageRow, status: MessageStatus): Promise<void> {
    return this.conversations.lastStatus(tx, message.id, message.conversation_id, { last_status: status });
  }
}
