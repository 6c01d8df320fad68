import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { Contacts, type MetContact } from '../contacts/api/contacts';
import { firstAnswerer } from './bot-channels';
import { ConversationsStore, type ConversationWithContact } from './conversations.store';
import { MessageLog } from './message-log';
import { rankOf } from './message-status';
import type { ConversationRow } from './messages-schema';

export interface ReceivedMessage {
  id: string;
  /** Null: of a channel whose provider names no account. */
  accountSid: string | null;
  providerId: string;
  text: string;
  /** JSON. */
  metadata: string;
  /** How many files it has. */
  files: number;
}

/** Conversations as messages open them. */
@Injectable()
export class Threads {
  constructor(
    private readonly contacts: Contacts,
    private readonly conversations: ConversationsStore,
    private readonly log: MessageLog,
    private readonly clock: Clock,
  ) {}

  /** The conversation of a person with one of our numbers, found or begun; the unit holds it. */
  async open(
    tx: Tx,
    { ours, ...contact }: MetContact & { ours: string },
    answeredBy: ConversationRow['answered_by'] = firstAnswerer(contact.channel),
  ): Promise<ConversationRow> {
    const { organisationId: organisation_id, channel, address, isNameProven } = contact;
    const name = isNameProven === false ? undefined : contact.name;
    const known = await this.conversations.holdWith(tx, { organisation_id, channel, address, ours });
    if (known && (!name?.trim() || name === known.contact_name)) return conversationOf(known);
    const { id } = await this.contacts.meet(tx, contact);
    return this.conversations.open(tx, {
      id: randomUUID(),
      organisation_id: contact.organisationId,
      channel: contact.channel,
      contact_id: id,
      ours,
      answered_by: answeredBy,
      created_at: this.clock.now(),
    });
  }

  /**
   * A message of the customer. One that is done begins anew: with the bot, where bots answer the channel.
   *
   * @param respond whatever follows in the same unit; it may add messages to the conversation
   * @returns what came of `respond`; undefined where the message was known
   */
  async received<T>(
    tx: Tx,
    conversation: ConversationRow,
    message: ReceivedMessage,
    respond: () => Promise<T>,
  ): Promise<{ response: T } | undefined> {
    if (!(await this.#begin(tx, conversation, message))) return undefined;
    const response = await respond();
    await this.log.keep(tx, conversation);
    return { response };
  }

  #begin(tx: Tx, conversation: ConversationRow, message: ReceivedMessage): Promise<boolean> {
    const { id, providerId, text, metadata, files, accountSid } = message;
    const anew = {
      answered_by: firstAnswerer(conversation.channel),
      handed_over_reason: null,
      handed_over_at: null,
    };
    const change = {
      unread: conversation.unread + 1,
      inbound_at: this.clock.now(),
      account_sid: accountSid,
      ...(conversation.state === 'done' && anew),
    };
    return this.log.begin(
      tx,
      conversation,
      {
        id,
        author: 'customer',
        text,
        status: 'received',
        status_rank: rankOf('received'),
        provider_id: providerId,
        metadata,
        attachments: files,
      },
      change,
    );
  }
}

const conversationOf = ({
  contact_name: _name,
  contact_address: _address,
  ...conversation
}: ConversationWithContact): ConversationRow => conversation;
