import type { SchemaChange } from '../../platform/database/schema-change';

export type PushSubscriptionRow = {
  /** Digest of the endpoint: one row for each browser, whoever uses it. */
  id: string;
  person_id: string;
  /** It is woken only as long as its session lasts: the row goes with it. */
  session_id: string;
  endpoint: string;
  /** Public key of the browser, base64url. */
  p256dh: string;
  auth: string;
  created_at: number;
};

/** What a person chose; without a row, everything. */
export type PushChoicesRow = { person_id: string; calls: number; alerts: number };

/** One row: the key pair by which push services know this server. */
export type PushKeyRow = { id: string; public_key: string; sealed_private_key: string };

export type PushTables = {
  push_subscriptions: PushSubscriptionRow;
  push_choices: PushChoicesRow;
  push_keys: PushKeyRow;
};

export const PUSH_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-20-push',
    up: async ({ schema }) => {
      await schema
        .createTable('push_subscriptions')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('person_id', 'text', (column) => column.notNull().references('people.id'))
        .addColumn('session_id', 'text', (column) =>
          column.notNull().references('sessions.id').onDelete('cascade'),
        )
        .addColumn('endpoint', 'text', (column) => column.notNull())
        .addColumn('p256dh', 'text', (column) => column.notNull())
        .addColumn('auth', 'text', (column) => column.notNull())
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('push_subscriptions_by_person')
        .on('push_subscriptions')
        .columns(['person_id', 'created_at'])
        .execute();
      // Ending a session looks for the rows that go with it.
      await schema
        .createIndex('push_subscriptions_by_session')
        .on('push_subscriptions')
        .column('session_id')
        .execute();
      await schema
        .createTable('push_choices')
        .addColumn('person_id', 'text', (column) => column.primaryKey().references('people.id'))
        .addColumn('calls', 'integer', (column) => column.notNull())
        .addColumn('alerts', 'integer', (column) => column.notNull())
        .execute();
      await schema
        .createTable('push_keys')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('public_key', 'text', (column) => column.notNull())
        .addColumn('sealed_private_key', 'text', (column) => column.notNull())
        .execute();
    },
  },
];
