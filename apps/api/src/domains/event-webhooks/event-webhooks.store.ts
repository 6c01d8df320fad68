import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { EventWebhookRow, EventWebhookTables } from './event-webhooks-schema';

const tables = (query: Queries) => query.withTables<EventWebhookTables>();

/** Asked for whatever happens in an organisation. */
const activeOf = preparedQuery((query, value: ValuesOf<{ organisationId: string }>) =>
  tables(query)
    .selectFrom('event_webhooks')
    .select(['id', 'events'])
    .where('organisation_id', '=', value('organisationId'))
    .where('active', '=', 1),
);

@Injectable()
export class EventWebhooksStore {
  constructor(private readonly database: Database) {}

  active({ query }: Tx, organisationId: string): Promise<Pick<EventWebhookRow, 'id' | 'events'>[]> {
    return activeOf(query, { organisationId });
  }

  /** The oldest first. */
  all(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<EventWebhookRow[]> {
    return tables(query)
      .selectFrom('event_webhooks')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  }

  find(
    id: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<EventWebhookRow | undefined> {
    return tables(query).selectFrom('event_webhooks').selectAll().where('id', '=', id).executeTakeFirst();
  }

  async insert({ query }: Tx, row: EventWebhookRow): Promise<void> {
    await tables(query).insertInto('event_webhooks').values(row).execute();
  }

  async change({ query }: Tx, id: string, change: Partial<EventWebhookRow>): Promise<void> {
    await tables(query).updateTable('event_webhooks').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('webhook_deliveries').where('webhook_id', '=', id).execute();
    await tables(query).deleteFrom('event_webhooks').where('id', '=', id).execute();
  }
}
