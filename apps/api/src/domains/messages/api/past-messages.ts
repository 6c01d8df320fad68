import { randomUUID } from 'node:crypto';
import type { AnswerSource, MessageAuthor, MessageStatus } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/tx';
import { Contacts, type MetContact } from '../../contacts/api/contacts';
import { firstAnswerer } from '../bot-channels';
import { ConversationsStore } from '../conversations.store';
import { HandOver } from '../hand-over';
import { OWN_RANK, rankOf } from '../message-status';
import type { ConversationRow } from '../messages-schema';
import { MessagesStore } from '../messages.store';

export interface PastMessage {
  author: MessageAuthor;
  /** Who wrote it, where a person did. */
  personId?: string;
  text: string;
  at: number;
  status: Exclude<MessageStatus, 'uncertain'>;
  source?: AnswerSource;
  /** The provider's, where it failed. */
  errorCode?: string;
  /** What it cost. */
  price?: { micros: number; unit: string; segments: number };
  /** With it the bot asked for a person. */
  handsOver?: NonNullable<ConversationRow['handed_over_reason']>;
}

const TAKEN_OVER = { answered_by: 'person', handed_over_reason: null, handed_over_at: null } as const;

/** Messages from before this server knew of them, as they were: nobody is told, and nothing is sent. */
@Injectable()
export class PastMessages {
  constructor(
    private readonly contacts: Contacts,
    private readonly conversations: ConversationsStore,
    private readonly messages: MessagesStore,
    private readonly handOver: HandOver,
  ) {}

  /** @param said the oldest first; one conversation for each customer and number of ours */
  async write(
    tx: Tx,
    { ours, ...contact }: MetContact & { ours: string },
    said: readonly PastMessage[],
  ): Promise<void> {
    const { organisationId, channel } = contact;
    const { id: contactId } = await this.contacts.meet(tx, contact);
    const created_at = said[0]?.at ?? 0;
    const conversation = await this.conversations.open(tx, {
      id: randomUUID(),
      organisation_id: organisationId,
      channel,
      contact_id: contactId,
      ours,
      answered_by: firstAnswerer(channel),
      created_at,
    });
    for (const [index, message] of said.entries())
      await this.#write(tx, conversation, message, said.slice(0, index));
    const { id, organisation_id: _organisation, ...changed } = conversation;
    await this.conversations.change(tx, id, changed);
  }

  async #write(
    tx: Tx,
    conversation: ConversationRow,
    message: PastMessage,
    before: readonly PastMessage[],
  ): Promise<void> {
    const id = randomUUID();
    const { author, personId, text, at, status, source, errorCode, price, handsOver } = message;
    await this.messages.insert(tx, {
      id,
      organisation_id: conversation.organisation_id,
      conversation_id: conversation.id,
      author,
      person_id: personId ?? null,
      text,
      at,
      status,
      status_at: at,
      status_rank: author === 'customer' ? rankOf('received') : Math.max(OWN_RANK, rankOf(status)),
      provider_id: null,
      client_id: null,
      answers_id:
        author === 'bot' && conversation.last_author === 'customer' ? conversation.last_message_id : null,
      attempt: 1,
      source: source ? JSON.stringify(source) : null,
      metadata: null,
      attachments: 0,
      template: null,
    });
    const more = {
      ...(errorCode !== undefined && { error_code: errorCode, error_detail: '' }),
      ...(price && { price_micros: price.micros, price_unit: price.unit, segments: price.segments }),
    };
    if (Object.keys(more).length > 0) await this.messages.change(tx, id, more);
    Object.assign(conversation, {
      state: 'open',
      last_message_id: id,
      last_text: text,
      last_author: author,
      last_status: status,
      last_at: at,
      ...(author === 'customer' && { inbound_at: at, unread: conversation.unread + 1 }),
      ...((author === 'bot' || author === 'person') && { unread: 0 }),
      ...(author === 'person' && { ...TAKEN_OVER, waiting_since: null }),
    } satisfies Partial<ConversationRow>);
    if (handsOver === undefined) return;
    const history = before.flatMap(({ author: who, text: words }) =>
      who === 'server' ? [] : [{ who, text: words }],
    );
    const since = before.findLast(({ author: who }) => who === 'customer')?.at ?? at;
    const question = { history, text: '', message: { id, at: since } };
    const handedOver = await this.handOver.begin(tx, question, conversation, handsOver, at);
    Object.assign(conversation, handedOver, { unread: 1 });
    await this.conversations.change(tx, conversation.id, handedOver);
  }
}
