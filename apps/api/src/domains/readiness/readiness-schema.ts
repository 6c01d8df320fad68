import type { SchemaChange } from '../../platform/database/schema-change';

/** What others had set a number to before this server last changed it, so that it can be put back. */
export type NumberSetupRow = {
  /** Of the number at the provider. */
  number_sid: string;
  /** With which it was led here last. The same account gets another id when it is saved anew. */
  account_id: string;
  /** JSON of `FormerLine`: addresses of others may hold passwords. */
  sealed_former: string;
  at: number;
};

export type ReadinessTables = { number_setups: NumberSetupRow };

export const READINESS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-29-number-setups',
    async up({ schema }) {
      await schema
        .createTable('number_setups')
        .addColumn('number_sid', 'text', (column) => column.primaryKey())
        .addColumn('account_id', 'text', (column) => column.notNull())
        .addColumn('sealed_former', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
];
