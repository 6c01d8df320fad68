import { Injectable } from '@nestjs/common';
import type { CannotWrite, FilledTemplate, MessageChannel, MessageStatus } from '@centralita/shared-types';
import { Clock } from '../../../platform/clock/clock';
import type { Tx } from '../../../platform/database/tx';
import { spellingsOf } from '../../contacts/api/contact-address';
import { ConversationsStore } from '../conversations.store';
import { AutomaticSenders } from '../automatic-senders';
import type { ConversationRow, MessageRow } from '../messages-schema';
import { MessagesStore } from '../messages.store';
import { Outbox } from '../outbox';
import { templateColumns } from '../template-of-message';
import { Threads } from '../threads';
import { cannotWrite } from '../writable';

/** How somebody can be written to on a channel. */
export interface Reach {
  channel: MessageChannel;
  address: string;
  /** From which of our numbers or addresses; empty where nothing can be written. */
  ours: string;
  /** Language of the customer, as their conversation shows it. */
  language: string | null;
  cannotWrite: CannotWrite | null;
}

export interface AutomaticMessage {
  organisationId: string;
  reach: Reach;
  /** What they are called, where it is known. */
  name: string | undefined;
  /** A text, or an approved template (WhatsApp), which may go at any time. */
  content: string | FilledTemplate;
  /** One message for each, for ever. */
  clientId: string;
}

export type Written =
  | { messageId: string; conversationId: string }
  | { cannotWrite: CannotWrite }
  /** The organisation has sent what it may in a day; epoch milliseconds. */
  | { opensAt: number };

/** The `answers_id` of one that nobody had written for (a campaign, a reminder) is null; `source` is that of a bot's answer. */
export type OurMessage = Pick<MessageRow, 'id' | 'at' | 'author' | 'answers_id' | 'source' | 'text'>;

const OURS_MAX = 30;

/** Messages that nobody writes by hand and no bot answers with: they go into the person's conversation like any other. */
@Injectable()
export class AutomaticMessages {
  constructor(
    private readonly senders: AutomaticSenders,
    private readonly conversations: ConversationsStore,
    private readonly messages: MessagesStore,
    private readonly threads: Threads,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Whether somebody can be written to, and from where. */
  async reach(organisationId: string, channel: MessageChannel, address: string): Promise<Reach> {
    const latest = await this.conversations.latestWith(organisationId, channel, spellingsOf(address));
    return this.#reach(organisationId, channel, address, latest);
  }

  /**
   * The same for many. Somebody who wants no messages from one of our numbers is written to from none of them.
   *
   * @param addresses at most some hundred
   */
  async reachAll(
    organisationId: string,
    channel: MessageChannel,
    addresses: readonly string[],
  ): Promise<Map<string, Reach & { inboundAt: number | null }>> {
    const spelt = [...new Set(addresses.flatMap(spellingsOf))];
    const rows =
      spelt.length > 0 ? await this.conversations.withAddresses(organisationId, channel, spelt) : [];
    const byAddress = Map.groupBy(rows, ({ contact_address: address }) => address);
    const reaches = new Map<string, Reach & { inboundAt: number | null }>();
    for (const address of addresses) {
      const theirs = spellingsOf(address).flatMap((spelling) => byAddress.get(spelling) ?? []);
      const latest = theirs.toSorted((one, other) => other.last_at - one.last_at)[0];
      const reach = await this.#reach(organisationId, channel, address, latest);
      const isOut = theirs.some((conversation) => conversation.opted_out_at !== null);
      const inboundAt = Math.max(0, ...theirs.map((conversation) => conversation.inbound_at ?? 0)) || null;
      reaches.set(address, { ...reach, ...(isOut && { cannotWrite: 'opted-out' }), inboundAt });
    }
    return reaches;
  }

  async #reach(
    organisationId: string,
    channel: MessageChannel,
    address: string,
    latest: ConversationRow | undefined,
  ): Promise<Reach> {
    const ours = await this.senders.ofConversation(organisationId, channel, latest);
    const reach = { channel, address, ours: ours ?? '', language: latest?.language ?? null };
    if (latest && latest.opted_out_at !== null) return { ...reach, cannotWrite: 'opted-out' };
    if (ours === undefined) return { ...reach, cannotWrite: 'no-sender' };
    // Who never wrote on WhatsApp has opened no window.
    if (!latest) return { ...reach, cannotWrite: channel === 'whatsapp' ? 'window-closed' : null };
    return { ...reach, cannotWrite: cannotWrite(latest, address, this.clock.now(), true) };
  }

  /** When its sender could send one more, at its pace and after all that waits; epoch milliseconds. */
  freeAt(tx: Tx, reach: Reach): Promise<number> {
    return this.outbox.freeAt(tx, reach);
  }

  /** Writes the message down with the job that sends it, within the caller's unit. */
  async write(
    tx: Tx,
    { organisationId, reach, name, content, clientId }: AutomaticMessage,
  ): Promise<Written> {
    // Before a conversation is opened that would stay empty.
    const opensAt = await this.outbox.opensAt(tx, { organisation_id: organisationId });
    if (opensAt !== undefined) return { opensAt };
    const { channel, address, ours } = reach;
    const thread = { organisationId, channel, address, ours, ...(name !== undefined && { name }) };
    const conversation = await this.threads.open(tx, thread);
    const known = await this.messages.ofClientId(tx, organisationId, clientId);
    if (known) return { messageId: known.id, conversationId: known.conversation_id };
    const isText = typeof content === 'string';
    const wording = isText ? 'free' : 'template';
    const reason = cannotWrite(conversation, address, this.clock.now(), true, wording);
    if (reason !== null) return { cannotWrite: reason };
    const columns = isText ? { text: content } : templateColumns(content);
    const message = { author: 'bot', client_id: clientId, ...columns } as const;
    const messageId = await this.outbox.write(tx, conversation, message);
    if (messageId === undefined) throw new Error('The message was neither written nor known.');
    return { messageId, conversationId: conversation.id };
  }

  /**
   * What a bot or a person has written into a conversation since a message of ours, that message first.
   *
   * @returns none where it is further back than a conversation about it would be
   */
  async oursSince(tx: Tx, conversationId: string, messageId: string): Promise<OurMessage[]> {
    const latest = await this.messages.latestOfOurs(tx, conversationId, OURS_MAX);
    const place = latest.findIndex(({ id }) => id === messageId);
    return latest.slice(0, place + 1).reverse();
  }

  /** What became of messages, by id. */
  async statesOf(
    ids: readonly string[],
  ): Promise<Map<string, { status: MessageStatus; errorCode: string | null }>> {
    const rows = ids.length > 0 ? await this.messages.states(ids) : [];
    return new Map(rows.map(({ id, status, error_code: errorCode }) => [id, { status, errorCode }]));
  }
}
