import type { DeliveryState, WebhookDelivery } from '@centralita/shared-types';
import { sql } from 'kysely';
import type { SchemaChange } from '../../platform/database/schema-change';

export type EventWebhookRow = {
  id: string;
  organisation_id: string;
  url: string;
  /** JSON of `WebhookEvent[]`. */
  events: string;
  sealed_secret: string;
  /** 1 where it is told what happens. */
  active: number;
  /** When the first of the failures was that no success has followed. */
  failing_since: number | null;
  /** When the server switched it off; null where a person did, or where it is on. */
  switched_off_at: number | null;
  created_at: number;
  last_attempt_at: number | null;
  /** HTTP status of the last answer; null where none came. */
  last_status: number | null;
};

export type DeliveryRow = {
  id: string;
  organisation_id: string;
  webhook_id: string;
  event: WebhookDelivery['event'];
  /** JSON, as it is sent: what was so when it happened. */
  body: string;
  at: number;
  state: DeliveryState;
  attempts: number;
  last_attempt_at: number | null;
  status: number | null;
  problem: string | null;
  took_ms: number | null;
};

export type EventWebhookTables = { event_webhooks: EventWebhookRow; webhook_deliveries: DeliveryRow };

export const EVENT_WEBHOOKS_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-02-event-webhooks',
    async up({ schema }) {
      await schema
        .createTable('event_webhooks')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('url', 'text', (column) => column.notNull())
        .addColumn('events', 'text', (column) => column.notNull())
        .addColumn('sealed_secret', 'text', (column) => column.notNull())
        .addColumn('active', 'integer', (column) => column.notNull())
        .addColumn('failing_since', 'bigint')
        .addColumn('switched_off_at', 'bigint')
        .addColumn('created_at', 'bigint', (column) => column.notNull())
        .addColumn('last_attempt_at', 'bigint')
        .addColumn('last_status', 'integer')
        .execute();
      await schema
        .createIndex('event_webhooks_of_organisation')
        .on('event_webhooks')
        .columns(['organisation_id', 'created_at'])
        .execute();
      await schema
        .createTable('webhook_deliveries')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('webhook_id', 'text', (column) => column.notNull())
        .addColumn('event', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .addColumn('state', 'text', (column) => column.notNull())
        .addColumn('attempts', 'integer', (column) => column.notNull())
        .addColumn('last_attempt_at', 'bigint')
        .addColumn('status', 'integer')
        .addColumn('problem', 'text')
        .addColumn('took_ms', 'integer')
        .execute();
      await schema
        .createIndex('webhook_deliveries_latest')
        .on('webhook_deliveries')
        .columns(['webhook_id', 'at', 'id'])
        .execute();
      await schema
        .createIndex('webhook_deliveries_failed')
        .on('webhook_deliveries')
        .columns(['webhook_id', 'at', 'id'])
        .where(sql.ref('state'), '=', sql.lit('failed'))
        .execute();
      await schema.createIndex('webhook_deliveries_by_time').on('webhook_deliveries').column('at').execute();
    },
  },
];
