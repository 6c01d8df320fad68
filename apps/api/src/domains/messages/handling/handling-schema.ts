import type { ConversationState, LabelColour, ThreadEntryKind } from '@centralita/shared-types';
import type { SchemaChange } from '../../../platform/database/schema-change';

/** What the team wrote about a conversation, and did with it. Rows are never changed. */
export type ThreadEntryRow = {
  id: string;
  organisation_id: string;
  conversation_id: string;
  kind: ThreadEntryKind;
  /** Who did it; null: the server. */
  person_id: string | null;
  /** Of a note; of a macro that was run, its name. */
  text: string;
  /** JSON of `EntryFacts`. */
  facts: string;
  at: number;
};

/** Whom it is about, and until when. */
export interface EntryFacts {
  /** Of an assignment: the new one. */
  assigneeId?: string;
  /** Of what was given to a team or taken from it: its name then. */
  team?: string;
  /** Of a snooze. */
  until?: number;
  /** Of a note: ids of people. */
  mentions?: string[];
  /** Of a rating. */
  rating?: number;
}

export type LabelRow = {
  id: string;
  organisation_id: string;
  name: string;
  /** Lower case: no two of an organisation have the same. */
  name_key: string;
  colour: LabelColour;
  created_at: number;
};

/** What an organisation chose; those that chose nothing have no row. */
export type InboxSettingsRow = { organisation_id: string; settings: string; updated_at: number };

/** A customer was asked for a rating, once for each time that a conversation was done. */
export type ConversationRatingRow = {
  id: string;
  organisation_id: string;
  conversation_id: string;
  /** Of the question. */
  message_id: string;
  asked_at: number;
  /** 1 to 5; null: not answered. */
  rating: number | null;
  /** Who had the conversation when it was done; null where it was nobody's. */
  person_id: string | null;
  rated_at: number | null;
};

/** With what its list is sorted and narrowed by, as the conversation has it: a trigger keeps them the same. */
export type ConversationLabelRow = {
  conversation_id: string;
  label_id: string;
  state: ConversationState;
  last_at: number;
  assigned_to: string | null;
};

export type HandlingTables = {
  conversation_entries: ThreadEntryRow;
  labels: LabelRow;
  conversation_labels: ConversationLabelRow;
  inbox_settings: InboxSettingsRow;
  conversation_ratings: ConversationRatingRow;
};

export const HANDLING_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-01-conversation-handling',
    async up({ schema }) {
      await schema.alterTable('conversations').addColumn('snoozed_until', 'bigint').execute();
      await schema.alterTable('conversations').addColumn('assigned_to', 'text').execute();
      await schema
        .createIndex('conversations_by_state')
        .on('conversations')
        .columns(['organisation_id', 'state', 'last_at', 'id'])
        .execute();
      await schema
        .createIndex('conversations_by_assignee')
        .on('conversations')
        .columns(['organisation_id', 'assigned_to', 'state', 'last_at', 'id'])
        .execute();
      await schema
        .createTable('conversation_entries')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('person_id', 'text')
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('facts', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('conversation_entries_in_order')
        .on('conversation_entries')
        .columns(['conversation_id', 'at', 'id'])
        .execute();
      await schema
        .createTable('labels')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('name_key', 'text', (column) => column.notNull())
        .addColumn('colour', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('labels_by_name')
        .unique()
        .on('labels')
        .columns(['organisation_id', 'name_key'])
        .execute();
      await schema
        .createTable('conversation_labels')
        .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
        .addColumn('label_id', 'text', (column) => column.notNull().references('labels.id'))
        .addPrimaryKeyConstraint('conversation_labels_key', ['conversation_id', 'label_id'])
        .execute();
      await schema
        .createIndex('conversation_labels_by_label')
        .on('conversation_labels')
        .columns(['label_id', 'conversation_id'])
        .execute();
    },
  },
  {
    name: '2026-12-03-reply-times-and-ratings',
    async up({ schema }) {
      await schema
        .createTable('inbox_settings')
        .addColumn('organisation_id', 'text', (column) => column.primaryKey())
        .addColumn('settings', 'text', (column) => column.notNull())
        .addColumn('updated_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('conversation_ratings')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('conversation_id', 'text', (column) => column.notNull().references('conversations.id'))
        .addColumn('message_id', 'text', (column) => column.notNull())
        .addColumn('asked_at', 'bigint', (column) => column.notNull())
        .addColumn('rating', 'integer')
        .addColumn('rated_at', 'bigint')
        .execute();
      await schema
        .createIndex('conversation_ratings_in_order')
        .on('conversation_ratings')
        .columns(['conversation_id', 'asked_at'])
        .execute();
      await schema.alterTable('conversations').addColumn('waiting_since', 'bigint').execute();
      await schema
        .createIndex('conversations_waiting')
        .on('conversations')
        .columns(['organisation_id', 'waiting_since', 'id'])
        .execute();
    },
  },
  {
    name: '2026-12-09-people-of-ratings',
    async up(query) {
      await query.schema.alterTable('conversation_ratings').addColumn('person_id', 'text').execute();
      // Of those from before: who has the conversation now.
      await query
        .withTables<HandlingTables & { conversations: { id: string; assigned_to: string | null } }>()
        .updateTable('conversation_ratings')
        .set((rating) => ({
          person_id: rating
            .selectFrom('conversations')
            .select('assigned_to')
            .whereRef('conversations.id', '=', 'conversation_ratings.conversation_id'),
        }))
        .execute();
    },
  },
];
