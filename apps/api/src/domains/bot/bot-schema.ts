import type { SchemaChange } from '../../platform/database/schema-change';

/** Answers that were asked of a paid bot. */
export type BotUsageRow = {
  organisation_id: string;
  /** Days since 1970, UTC. */
  day: number;
  answers: number;
};

export type BotTables = { bot_usage: BotUsageRow };

export const BOT_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-bot-usage',
    async up({ schema }) {
      await schema
        .createTable('bot_usage')
        .addColumn('organisation_id', 'text', (column) => column.primaryKey().references('organisations.id'))
        .addColumn('day', 'bigint', (column) => column.notNull())
        .addColumn('answers', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
];
