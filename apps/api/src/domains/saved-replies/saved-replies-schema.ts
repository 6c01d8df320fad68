import type { SchemaChange } from '../../platform/database/schema-change';

export type SavedReplyRow = {
  id: string;
  organisation_id: string;
  /** Lower case: no two of an organisation have the same. */
  shortcut: string;
  text: string;
  created_at: number;
};

export type SavedReplyTables = { saved_replies: SavedReplyRow };

export const SAVED_REPLIES_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-01-saved-replies',
    async up({ schema }) {
      await schema
        .createTable('saved_replies')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('shortcut', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('saved_replies_by_shortcut')
        .unique()
        .on('saved_replies')
        .columns(['organisation_id', 'shortcut'])
        .execute();
    },
  },
];
