import type { AlertKind } from '@centralita/shared-types';
import { sql } from 'kysely';
import type { SchemaChange } from '../../platform/database/schema-change';

export type AlertRow = {
  id: string;
  kind: AlertKind;
  /** An organisation's id, or `server`. */
  scope: string;
  /** What it is about: one alert is open for each. */
  subject: string;
  facts: string;
  count: number;
  raised_at: number;
  last_at: number;
  resolved_at: number | null;
  /** Id of the person; null also where the server itself resolved it. */
  resolved_by: string | null;
};

export type AlertWebhookRow = {
  /** An organisation's id, or `server`. */
  scope: string;
  url: string;
  sealed_secret: string;
  last_attempt_at: number | null;
  last_result: string | null;
};

export type AlertTables = { alerts: AlertRow; alert_webhooks: AlertWebhookRow };

export const ALERTS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-11-20-alerts',
    async up({ schema }) {
      await schema
        .createTable('alerts')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('scope', 'text', (column) => column.notNull())
        .addColumn('subject', 'text', (column) => column.notNull())
        .addColumn('facts', 'text', (column) => column.notNull())
        .addColumn('count', 'integer', (column) => column.notNull())
        .addColumn('raised_at', 'bigint', (column) => column.notNull())
        .addColumn('last_at', 'bigint', (column) => column.notNull())
        .addColumn('resolved_at', 'bigint')
        .addColumn('resolved_by', 'text')
        .execute();
      await schema
        .createIndex('alerts_open')
        .unique()
        .on('alerts')
        .columns(['scope', 'kind', 'subject'])
        .where(sql.ref('resolved_at'), 'is', null)
        .execute();
      await schema
        .createIndex('alerts_open_latest')
        .on('alerts')
        .columns(['scope', 'last_at'])
        .where(sql.ref('resolved_at'), 'is', null)
        .execute();
      await schema
        .createIndex('alerts_resolved_latest')
        .on('alerts')
        .columns(['scope', 'resolved_at'])
        .where('resolved_at', 'is not', null)
        .execute();
      await schema
        .createTable('alert_webhooks')
        .addColumn('scope', 'text', (column) => column.primaryKey())
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('sealed_secret', 'text', (column) => column.notNull())
        .addColumn('last_attempt_at', 'bigint')
        .addColumn('last_result', 'text')
        .execute();
    },
  },
];
