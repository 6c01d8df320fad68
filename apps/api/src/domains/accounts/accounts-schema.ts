import type { AccountState, Provider } from '@centralita/shared-types';
import type { SchemaChange } from '../../platform/database/schema-change';

/** An account that was saved in the settings page. All its fields, secret or not, are in one seal. */
export type AccountRow = {
  id: string;
  provider: Provider;
  name: string;
  /** The provider's name of the account, where webhooks tell it: no two rows have the same. */
  account_sid: string | null;
  sealed_fields: string;
  created_at: number;
};

/** What the last test of an account said; those of the environment are tested too. */
export type AccountTestRow = {
  account_id: string;
  state: AccountState;
  tested_at: number;
  /** What was wrong, as an English sentence. */
  trouble: string | null;
  /** The rest of an `AccountTrouble`, as JSON; null where nothing was wrong, and in rows from before there was any. */
  trouble_facts: string | null;
};

export type AccountTables = { accounts: AccountRow; account_tests: AccountTestRow };

export const ACCOUNTS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-20-accounts',
    async up({ schema }) {
      await schema
        .createTable('accounts')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('provider', 'text', (column) => column.notNull())
        .addColumn('name', 'text', (column) => column.notNull())
        .addColumn('account_sid', 'text', (column) => column.unique())
        .addColumn('sealed_fields', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('account_tests')
        .addColumn('account_id', 'text', (column) => column.primaryKey())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('tested_at', 'bigint', (column) => column.notNull())
        .addColumn('trouble', 'text')
        .execute();
    },
  },
  {
    name: '2026-11-20-accounts-troubles',
    async up({ schema }) {
      await schema.alterTable('account_tests').addColumn('trouble_facts', 'text').execute();
    },
  },
];
