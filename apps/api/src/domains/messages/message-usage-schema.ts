import type { SchemaChange } from '../../platform/database/schema-change';

/** Messages that an organisation has sent on a day, where their number is limited. */
export type MessageUsageRow = {
  organisation_id: string;
  /** Days since 1970, UTC. */
  day: number;
  messages: number;
};

export type MessageUsageTables = { message_usage: MessageUsageRow };

export const MESSAGE_USAGE_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-11-message-usage',
    async up({ schema }) {
      await schema
        .createTable('message_usage')
        .addColumn('organisation_id', 'text', (column) => column.primaryKey().references('organisations.id'))
        .addColumn('day', 'bigint', (column) => column.notNull())
        .addColumn('messages', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
];
