import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { Contacts, type MetContact } from '../contacts/api/contacts';
import { ConversationsStore } from './conversations.store';
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
    answeredBy: ConversationRow['answered_by'] = 'bot',
  ): Promise<ConversationRow> {
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

  /** A message of the customer. One that is done begins anew: with the bot. @returns false where it was known */
  received(tx: Tx, conversation: ConversationRow, message: ReceivedMessage): Promise<boolean> {
    const { id, providerId, text, metadata, files, accountSid } = message;
    const anew = { answered_by: 'bot', handed_over_reason: null, handed_over_at: null } as const;
    const change: Partial<ConversationRow> = {
      unread: conversation.unread + 1,
      inbound_at: this.clock.now(),
      account_sid: accountSid,
      ...(conversation.state === 'done' && anew),
    };
    return this.log.add(
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
