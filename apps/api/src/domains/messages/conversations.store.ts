import type { MessageChannel } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database, type Engine } from '../../platform/database/database';
import { inOrganisation } from '../../platform/database/in-organisation';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import { fits, type ConversationFilter } from './conversation-filter.store';
import { labelledConversations, ownerOf, statesOf } from './handling/labelled-conversations';
import type { ConversationRow, MessageTables } from './messages-schema';

/** A conversation with the person it is held with. */
export type ConversationWithContact = ConversationRow & {
  contact_name: string | null;
  contact_address: string;
};

const tables = (query: Queries) => query.withTables<MessageTables>();

/** Adds the conversation, or finds it: either way its row is locked until the end of the unit. */
const open = preparedQuery((query, value: ValuesOf<NewConversation>) =>
  tables(query)
    .insertInto('conversations')
    .values({
      id: value('id'),
      organisation_id: value('organisation_id'),
      channel: value('channel'),
      contact_id: value('contact_id'),
      ours: value('ours'),
      account_sid: null,
      state: 'open',
      snoozed_until: null,
      assigned_to: null,
      team_id: null,
      answered_by: value('answered_by'),
      unread: 0,
      last_message_id: null,
      last_text: '',
      last_author: null,
      last_status: null,
      last_attachments: 0,
      last_at: 0,
      inbound_at: null,
      opted_out_at: null,
      handed_over_reason: null,
      handed_over_at: null,
      handed_over_summary: null,
      language: null,
      waiting_since: null,
      created_at: value('created_at'),
    })
    .onConflict((known) =>
      known.columns(['contact_id', 'ours']).doUpdateSet((set) => ({ ours: set.ref('excluded.ours') })),
    )
    .returningAll(),
);

interface Writer {
  organisation_id: string;
  channel: MessageChannel;
  address: string;
  ours: string;
}

/** The conversation with its contact, both locked until the end of the unit: SQLite has one unit at a time. */
const heldWith = (engine: Engine) =>
  preparedQuery((query, value: ValuesOf<Writer>) => {
    const held = tables(query)
      .selectFrom('contacts')
      .innerJoin('conversations', 'conversations.contact_id', 'contacts.id')
      .selectAll('conversations')
      .select(['contacts.name as contact_name', 'contacts.address as contact_address'])
      .where('contacts.organisation_id', '=', value('organisation_id'))
      .where('contacts.channel', '=', value('channel'))
      .where('contacts.address', '=', value('address'))
      .where('conversations.ours', '=', value('ours'));
    return engine === 'postgres' ? held.forUpdate() : held;
  });

/** What messages change of a conversation. Not whose it is: each index of those would be written anew with every message. */
export type ConversationState = Omit<
  ConversationRow,
  'id' | 'organisation_id' | 'channel' | 'contact_id' | 'ours' | 'team_id' | 'created_at'
>;

const keep = preparedQuery((query, value: ValuesOf<ConversationState & Pick<ConversationRow, 'id'>>) =>
  tables(query)
    .updateTable('conversations')
    .set({
      account_sid: value('account_sid'),
      state: value('state'),
      snoozed_until: value('snoozed_until'),
      assigned_to: value('assigned_to'),
      answered_by: value('answered_by'),
      unread: value('unread'),
      last_message_id: value('last_message_id'),
      last_text: value('last_text'),
      last_author: value('last_author'),
      last_status: value('last_status'),
      last_attachments: value('last_attachments'),
      last_at: value('last_at'),
      inbound_at: value('inbound_at'),
      opted_out_at: value('opted_out_at'),
      handed_over_reason: value('handed_over_reason'),
      handed_over_at: value('handed_over_at'),
      handed_over_summary: value('handed_over_summary'),
      language: value('language'),
      waiting_since: value('waiting_since'),
    } satisfies Record<keyof ConversationState, unknown>)
    .where('id', '=', value('id')),
);

export type NewConversation = Pick<
  ConversationRow,
  'id' | 'organisation_id' | 'channel' | 'contact_id' | 'ours' | 'answered_by' | 'created_at'
>;

const withContact = (query: Queries) =>
  tables(query)
    .selectFrom('conversations')
    .innerJoin('contacts', 'contacts.id', 'conversations.contact_id')
    .selectAll('conversations')
    .select(['contacts.name as contact_name', 'contacts.address as contact_address']);

@Injectable()
export class ConversationsStore {
  readonly #heldWith: ReturnType<typeof heldWith>;

  constructor(private readonly database: Database) {
    this.#heldWith = heldWith(database.engine);
  }

  /** The conversation of an address with one of our numbers, where there is one; the unit holds it, and its contact. */
  async holdWith({ query }: Tx, writer: Writer): Promise<ConversationWithContact | undefined> {
    const [conversation] = await this.#heldWith(query, writer);
    return conversation;
  }

  async open({ query }: Tx, row: NewConversation): Promise<ConversationRow> {
    const [conversation] = await open(query, row);
    if (!conversation) throw new Error('The conversation was neither added nor found.');
    return conversation;
  }

  /** Locks the conversation until the end of the unit. */
  hold({ query }: Tx, id: string, organisationId?: string): Promise<ConversationRow | undefined> {
    let held = tables(query)
      .updateTable('conversations')
      .set((set) => ({ id: set.ref('id') }))
      .where('id', '=', id);
    if (organisationId !== undefined) held = held.where('organisation_id', '=', organisationId);
    return held.returningAll().executeTakeFirst();
  }

  /** Writes down how it stands, as the unit that holds it has changed it. */
  async keep({ query }: Tx, conversation: ConversationRow): Promise<void> {
    await keep(query, conversation);
  }

  async change({ query }: Tx, id: string, change: Partial<ConversationRow>): Promise<void> {
    await tables(query).updateTable('conversations').set(change).where('id', '=', id).execute();
  }

  /** Of the latest message only: a list shows what became of it. */
  async lastStatus(
    { query }: Tx,
    messageId: string,
    conversationId: string,
    change: Pick<ConversationRow, 'last_status'>,
  ): Promise<void> {
    await tables(query)
      .updateTable('conversations')
      .set(change)
      .where('id', '=', conversationId)
      .where('last_message_id', '=', messageId)
      .execute();
  }

  find(
    id: string,
    organisationId?: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<ConversationWithContact | undefined> {
    let found = withContact(query).where('conversations.id', '=', id);
    if (organisationId !== undefined)
      found = found.where('conversations.organisation_id', '=', organisationId);
    return found.executeTakeFirst();
  }

  /** The conversation of one of our numbers, which one organisation has, with an address. */
  between(
    { query }: Tx,
    { channel, ours, address }: { channel: MessageChannel; ours: string; address: string },
  ): Promise<Pick<ConversationRow, 'id'> | undefined> {
    return tables(query)
      .selectFrom('contacts')
      .innerJoin('conversations', 'conversations.contact_id', 'contacts.id')
      .select('conversations.id')
      .where('contacts.address', '=', address)
      .where('conversations.channel', '=', channel)
      .where('conversations.ours', '=', ours)
      .orderBy('last_at', 'desc')
      .executeTakeFirst();
  }

  /** The conversation in which somebody was written with last, whichever of our numbers it is with. */
  latestWith(
    organisationId: string,
    channel: MessageChannel,
    addresses: readonly string[],
  ): Promise<ConversationRow | undefined> {
    return tables(this.database.read)
      .selectFrom('contacts')
      .innerJoin('conversations', 'conversations.contact_id', 'contacts.id')
      .selectAll('conversations')
      .where('contacts.organisation_id', '=', organisationId)
      .where('conversations.channel', '=', channel)
      .where('contacts.address', 'in', addresses)
      .orderBy('last_at', 'desc')
      .executeTakeFirst();
  }

  /** All conversations over a channel with these addresses. */
  withAddresses(
    organisationId: string,
    channel: MessageChannel,
    addresses: readonly string[],
  ): Promise<(ConversationRow & { contact_address: string })[]> {
    return tables(this.database.read)
      .selectFrom('contacts')
      .innerJoin('conversations', 'conversations.contact_id', 'contacts.id')
      .selectAll('conversations')
      .select('contacts.address as contact_address')
      .where('contacts.organisation_id', '=', organisationId)
      .where('contacts.channel', '=', channel)
      .where('contacts.address', 'in', addresses)
      .execute();
  }

  all(organisationId: string, ids: readonly string[]): Promise<ConversationWithContact[]> {
    return withContact(this.database.read)
      .where('conversations.id', 'in', ids)
      .where(inOrganisation('conversations.organisation_id', organisationId))
      .execute();
  }

  /** The latest first; of those that are overdue whoever waits longest. */
  list(filter: ConversationFilter): Promise<ConversationWithContact[]> {
    const { before, limit, labelId } = filter;
    if (labelId && filter.view !== 'overdue' && !filter.contactIds) return this.#labelled(filter, labelId);
    let query = withContact(this.database.read).where(fits(filter));
    if (filter.view === 'overdue') {
      if (before)
        query = query.where((where) =>
          where.or([
            where('waiting_since', '>', before.at),
            where.and([where('waiting_since', '=', before.at), where('conversations.id', '>', before.id)]),
          ]),
        );
      return query.orderBy('waiting_since').orderBy('conversations.id').limit(limit).execute();
    }
    if (before)
      query = query.where((where) =>
        where.or([
          where('last_at', '<', before.at),
          where.and([where('last_at', '=', before.at), where('conversations.id', '<', before.id)]),
        ]),
      );
    return query.orderBy('last_at', 'desc').orderBy('conversations.id', 'desc').limit(limit).execute();
  }

  #labelled(filter: ConversationFilter, labelId: string): Promise<ConversationWithContact[]> {
    const { before, limit, view, state, personId, assigneeId } = filter;
    const states = statesOf(view, state);
    const owner = ownerOf(view, personId, assigneeId);
    let query = labelledConversations(this.database.read, labelId, states, owner).where(
      fits({ ...filter, labelId: undefined }) as never,
    );
    if (before)
      query = query.where((where) =>
        where.or([
          where('conversation_labels.last_at', '<', before.at),
          where.and([
            where('conversation_labels.last_at', '=', before.at),
            where('conversation_labels.conversation_id', '<', before.id),
          ]),
        ]),
      );
    return query
      .orderBy('conversation_labels.last_at', 'desc')
      .orderBy('conversation_labels.conversation_id', 'desc')
      .limit(limit)
      .execute();
  }

  /** How many fit, none counted beyond the limit. */
  async count(filter: Omit<ConversationFilter, 'contactIds' | 'before'>): Promise<number> {
    const { count } = await this.database.read
      .selectFrom(
        tables(this.database.read)
          .selectFrom('conversations')
          .select('conversations.id')
          .where(fits(filter))
          .limit(filter.limit)
          .as('fitting'),
      )
      .select((select) => select.fn.countAll().as('count'))
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  async countUnread(organisationId: string): Promise<number> {
    const { count } = await tables(this.database.read)
      .selectFrom('conversations')
      .select((select) => select.fn.countAll().as('count'))
      .where('organisation_id', '=', organisationId)
      .where('unread', '>', 0)
      .executeTakeFirstOrThrow();
    return Number(count);
  }
}
