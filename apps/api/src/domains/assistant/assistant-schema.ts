import type { SchemaChange } from '../../platform/database/schema-change';

/** One thing that a caller said to the assistant, and what the bot answered: kept for a day at most. */
export type AssistantTurnRow = {
  call_sid: string;
  /** From 1. */
  turn: number;
  asked_at: number;
  question: string;
  /** `asked` until the bot has answered. */
  state: 'asked' | 'answered' | 'silent' | 'failed';
  answer: string | null;
  /** 1 where the bot asked for a person. */
  hand_over: number;
};

export type AssistantTables = { assistant_turns: AssistantTurnRow };

export const ASSISTANT_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-assistant',
    async up({ schema }) {
      await schema
        .createTable('assistant_turns')
        .addColumn('call_sid', 'text', (column) => column.notNull())
        .addColumn('turn', 'integer', (column) => column.notNull())
        .addColumn('asked_at', 'bigint', (column) => column.notNull())
        .addColumn('question', 'text', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('answer', 'text')
        .addColumn('hand_over', 'integer', (column) => column.notNull())
        .addPrimaryKeyConstraint('assistant_turns_key', ['call_sid', 'turn'])
        .execute();
      await schema.createIndex('assistant_turns_by_age').on('assistant_turns').column('asked_at').execute();
    },
  },
];
