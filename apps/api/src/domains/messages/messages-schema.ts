import type { Conversation, MessageAuthor, MessageChannel, MessageStatus } from '@centralita/shared-types';
import { sql } from 'kysely';
import type { ReadableContacts } from '../contacts/api/readable-contacts';
import type { SchemaChange } from '../../platform/database/schema-change';

export type ConversationRow = {
  id: string;
  organisation_id: string;
  channel: MessageChannel;
  contact_id: string;
  /** Our own number or address. */
  ours: string;
  /** Account that the latest message came through; null where none came yet. */
  account_sid: string | null;
  state: Conversation['state'];
  /** Only of those that are snoozed. */
  snoozed_until: number | null;
  /** Person whose it is. */
  assigned_to: string | null;
  /** Team whose it is. */
  team_id: string | null;
  answered_by: Conversation['answeredBy'];
  unread: number;
  /** Of the latest message, so that a list needs no other table. */
  last_message_id: string | null;
  last_text: string;
  last_author: MessageAuthor | null;
  last_status: MessageStatus | null;
  last_attachments: number;
  last_at: number;
  /** When the customer wrote last: WhatsApp's window is counted from there. */
  inbound_at: number | null;
  opted_out_at: number | null;
  handed_over_reason: NonNullable<Conversation['handedOver']>['reason'] | null;
  handed_over_at: number | null;
  /** What the customer wants, for the person who takes over. */
  handed_over_summary: string | null;
  /** Language of the customer, as the last answer found it. */
  language: string | null;
  /** Of the customer's first message that no person, and no bot by itself, has answered; null where there is none. */
  waiting_since: number | null;
  created_at: number;
};

export type MessageRow = {
  id: string;
  organisation_id: string;
  conversation_id: string;
  author: MessageAuthor;
  person_id: string | null;
  text: string;
  /** Grows strictly within a conversation: it is also the order, and the cursor. */
  at: number;
  status: MessageStatus;
  status_at: number;
  /** Of the provider's status; 0 while the status is ours. */
  status_rank: number;
  /** The provider's error, the first one. */
  error_code: string | null;
  error_detail: string | null;
  /** The provider's id; one message for each, for ever. */
  provider_id: string | null;
  /** Made by the page that wrote it. */
  client_id: string | null;
  /** Id of the message that this one answers by itself: one answer for each. */
  answers_id: string | null;
  /** Counts how often it was asked to be sent by a person; goes with the status callback. */
  attempt: number;
  /** When the request to the provider began. */
  asked_at: number | null;
  /** 1 where nothing tells whether it was sent, and a person must decide. */
  needs_person: number;
  /** JSON of `AnswerSource`. */
  source: string | null;
  /** JSON: what the provider told besides, under its own names. */
  metadata: string | null;
  attachments: number;
  /** JSON of `FilledTemplate` without its text, where it was made of a template. */
  template: string | null;
  /** An emoji that the customer put on it. */
  reaction: string | null;
  /** 1 where nobody waits for an answer to it: a keyword, or what a customer answers to a question of ours. */
  asks_nothing: number | null;
  /** What the provider billed, in millionths of the unit (`USD`); null until it says so, some time after. */
  price_micros: number | null;
  price_unit: string | null;
  /** As how many messages it was billed. */
  segments: number | null;
};

export type AttachmentRow = {
  id: string;
  organisation_id: string;
  /** Null while it is uploaded and not yet sent. */
  message_id: string | null;
  position: number;
  type: string;
  name: string | null;
  bytes: number | null;
  state: 'waiting' | 'stored' | 'failed';
  problem: string | null;
  transcript: string | null;
  /** The provider's URL, where it came in. */
  url: string | null;
  created_at: number;
};

/** Every status that a provider told, once. */
export type MessageEventRow = {
  provider_id: string;
  status: MessageStatus;
  /** Empty where there is none. */
  error_code: string;
  message_id: string | null;
  at: number;
  /** JSON, under the provider's own names; empty where it belongs to no message of ours. */
  raw: string;
};

/** Who asked for no more messages, for them again, or what they are about. Rows are never changed. */
export type OptOutRow = {
  id: string;
  organisation_id: string;
  conversation_id: string;
  kind: 'out' | 'in' | 'help';
  /** `keyword` of the customer, or what the provider tells (21610). */
  reason: 'keyword' | 'provider';
  at: number;
};

/** When a number that may send only so often may send again. */
export type SenderPaceRow = { sender: string; next_at: number };

/** How far the messages of an account were compared with the provider's own list. */
export type ReconciliationRow = { account_sid: string; begun_at: number; until: number };

export type MessageTables = {
  conversations: ConversationRow;
  messages: MessageRow;
  attachments: AttachmentRow;
  message_events: MessageEventRow;
  opt_outs: OptOutRow;
  sender_pace: SenderPaceRow;
  message_reconciliations: ReconciliationRow;
} & ReadableContacts;

export const MESSAGES_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-messages',
    async up({ schema }) {
      await schema
        .createTable('conversations')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('channel', 'text', (column) => column.notNull())
        .addColumn('contact_id', 'text', (column) => column.notNull())
        .addColumn('ours', 'text', (column) => column.notNull())
        .addColumn('account_sid', 'text')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('answered_by', 'text', (column) => column.notNull())
        .addColumn('unread', 'integer', (column) => column.notNull())
        .addColumn('last_message_id', 'text')
        .addColumn('last_text', 'text', (column) => column.notNull())
        .addColumn('last_author', 'text')
        .addColumn('last_status', 'text')
        .addColumn('last_attachments', 'integer', (column) => column.notNull())
        .addColumn('last_at', 'bigint', (column) => column.notNull())
        .addColumn('inbound_at', 'bigint')
        .addColumn('opted_out_at', 'bigint')
        .addColumn('handed_over_reason', 'text')
        .addColumn('handed_over_at', 'bigint')
        .addColumn('language', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('conversations_by_contact')
        .unique()
        .on('conversations')
        .columns(['contact_id', 'ours'])
        .execute();
      await schema
        .createIndex('conversations_latest')
        .on('conversations')
        .columns(['organisation_id', 'last_at', 'id'])
        .execute();
      await schema
        .createIndex('conversations_unread')
        .on('conversations')
        .columns(['organisation_id'])
        .where(sql.ref('unread'), '>', sql.lit(0))
        .execute();
      await schema
        .createTable('messages')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
        .addColumn('author', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('status_at', 'bigint', (column) => column.notNull())
        .addColumn('status_rank', 'integer', (column) => column.notNull())
        .addColumn('error_code', 'text')
        .addColumn('error_detail', 'text')
        .addColumn('provider_id', 'text')
        .addColumn('client_id', 'text')
        .addColumn('answers_id', 'text')
        .addColumn('attempt', 'integer', (column) => column.notNull())
        .addColumn('asked_at', 'bigint')
        .addColumn('needs_person', 'integer', (column) => column.notNull())
        .addColumn('source', 'text')
        .addColumn('metadata', 'text')
        .addColumn('attachments', 'integer', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('messages_of_conversation')
        .on('messages')
        .columns(['conversation_id', 'at'])
        .execute();
      for (const [name, columns] of [
        ['messages_by_provider_id', ['provider_id']],
        ['messages_by_client_id', ['organisation_id', 'client_id']],
        ['messages_by_answered', ['answers_id', 'author']],
      ] as const)
        await schema
          .createIndex(name)
          .unique()
          .on('messages')
          .columns([...columns])
          .execute();
      await schema
        .createTable('attachments')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('message_id', 'text')
        .addColumn('position', 'integer', (column) => column.notNull())
        .addColumn('type', 'text', (column) => column.notNull())
        .addColumn('name', 'text')
        .addColumn('bytes', 'bigint')
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('problem', 'text')
        .addColumn('transcript', 'text')
        .addColumn('url', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('attachments_of_message')
        .on('attachments')
        .columns(['message_id', 'position'])
        .execute();
      await schema
        .createTable('message_events')
        .addColumn('provider_id', 'text', (column) => column.notNull())
        .addColumn('status', 'text', (column) => column.notNull())
        .addColumn('error_code', 'text', (column) => column.notNull())
        .addColumn('message_id', 'text')
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('raw', 'text', (column) => column.notNull())
        .addPrimaryKeyConstraint('message_events_key', ['provider_id', 'status', 'error_code'])
        .execute();
      await schema
        .createTable('sender_pace')
        .addColumn('sender', 'text', (column) => column.primaryKey())
        .addColumn('next_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('message_reconciliations')
        .addColumn('account_sid', 'text', (column) => column.primaryKey())
        .addColumn('begun_at', 'bigint', (column) => column.notNull())
        .addColumn('until', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('opt_outs')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('conversation_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('reason', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('opt_outs_of_conversation')
        .on('opt_outs')
        .columns(['conversation_id', 'at'])
        .execute();
    },
  },
  {
    name: '2026-11-29-messages-of-templates',
    async up({ schema }) {
      await schema.alterTable('messages').addColumn('template', 'text').execute();
    },
  },
  {
    name: '2026-11-29-messages-with-reactions',
    async up({ schema }) {
      await schema.alterTable('messages').addColumn('reaction', 'text').execute();
    },
  },
  {
    name: '2026-12-02-search-messages',
    async up(query) {
      await sql`
        insert into search_waiting (organisation_id, kind, item_id, text)
        select organisation_id, kind, id, text from (
          select organisation_id, 'message' as kind, id, text, at from messages where author <> 'server'
          union all
          select organisation_id, 'note' as kind, id, text, at from conversation_entries where kind = 'note'
        ) as said where text <> '' order by at`.execute(query);
    },
  },
  {
    name: '2026-12-03-hand-over-summaries',
    async up({ schema }) {
      await schema.alterTable('conversations').addColumn('handed_over_summary', 'text').execute();
    },
  },
  {
    name: '2026-12-03-conversations-by-channel',
    async up({ schema }) {
      // Where few of many conversations are of a channel, its list would walk through all others.
      await schema
        .createIndex('conversations_by_channel')
        .on('conversations')
        .columns(['organisation_id', 'channel', 'state', 'last_at', 'id'])
        .execute();
    },
  },
  {
    name: '2026-12-09-messages-lean-keys',
    async up({ schema }) {
      // Of three keys a message has one: what it has not needs no place in an index.
      for (const [name, columns, key] of [
        ['messages_by_provider_id', ['provider_id'], 'provider_id'],
        ['messages_by_client_id', ['organisation_id', 'client_id'], 'client_id'],
        ['messages_by_answered', ['answers_id', 'author'], 'answers_id'],
      ] as const) {
        await schema.dropIndex(name).execute();
        await schema
          .createIndex(name)
          .unique()
          .on('messages')
          .columns([...columns])
          .where(sql.ref(key), 'is not', null)
          .execute();
      }
    },
  },
  {
    name: '2026-12-09-messages-that-ask-nothing',
    async up({ schema }) {
      await schema.alterTable('messages').addColumn('asks_nothing', 'integer').execute();
    },
  },
  {
    name: '2026-12-09-message-prices',
    async up({ schema }) {
      await schema.alterTable('messages').addColumn('price_micros', 'bigint').execute();
      await schema.alterTable('messages').addColumn('price_unit', 'text').execute();
      await schema.alterTable('messages').addColumn('segments', 'integer').execute();
      await schema
        .createIndex('messages_without_price')
        .on('messages')
        .column('at')
        .where(sql.ref('price_unit'), 'is', null)
        .where(sql.ref('provider_id'), 'is not', null)
        .where(sql.ref('author'), '<>', sql.lit('customer'))
        .execute();
    },
  },
  {
    name: '2026-12-11-conversations-of-teams',
    async up({ schema }) {
      await schema.alterTable('conversations').addColumn('team_id', 'text').execute();
      await schema
        .createIndex('conversations_by_team')
        .on('conversations')
        .columns(['organisation_id', 'team_id', 'state', 'last_at', 'id'])
        .where(sql.ref('team_id'), 'is not', null)
        .execute();
    },
  },
  {
    name: '2026-12-12-message-events-of-nobody',
    async up(query) {
      // What belongs to no message, no erasure finds: it kept numbers, and of strangers their words.
      await query
        .withTables<MessageTables>()
        .updateTable('message_events')
        .set({ raw: '{}' })
        .where('message_id', 'is', null)
        .execute();
    },
  },
];
