import type { ConversationView, MessageChannel } from '@centralita/shared-types';
import type { SchemaChange } from '../../../platform/database/schema-change';

/** Filters of the inbox under a name. */
export type InboxViewRow = {
  id: string;
  organisation_id: string;
  /** Person who alone has it; empty: everybody of the organisation. */
  owner_id: string;
  name: string;
  /** Lower case: no two of an owner have the same. */
  name_key: string;
  view: ConversationView;
  channel: MessageChannel | null;
  /** May be of a label that is gone. */
  label_id: string | null;
  /** May be of a team that is gone. */
  team_id: string | null;
  /** Person, or `me`. */
  assignee_id: string | null;
  created_at: number;
};

export type InboxViewTables = { inbox_views: InboxViewRow };

export const INBOX_VIEWS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-11-inbox-views',
    async up({ schema }) {
      await schema
        .createTable('inbox_views')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('owner_id', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('name_key', 'text', (column) => column.notNull())
        .addColumn('view', 'text', (column) => column.notNull())
        .addColumn('channel', 'text')
        .addColumn('label_id', 'text')
        .addColumn('assignee_id', 'text')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('inbox_views_by_name')
        .unique()
        .on('inbox_views')
        .columns(['organisation_id', 'owner_id', 'name_key'])
        .execute();
    },
  },
  {
    name: '2026-12-12-inbox-views-of-teams',
    async up({ schema }) {
      await schema.alterTable('inbox_views').addColumn('team_id', 'text').execute();
    },
  },
];
