import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { AlertTables, AlertWebhookRow } from './alerts-schema';

const tables = (query: Queries) => query.withTables<AlertTables>();

@Injectable()
export class AlertWebhooksStore {
  constructor(private readonly database: Database) {}

  find(scope: string): Promise<AlertWebhookRow | undefined> {
    return tables(this.database.read)
      .selectFrom('alert_webhooks')
      .selectAll()
      .where('scope', '=', scope)
      .executeTakeFirst();
  }

  async exists({ query }: Tx, scope: string): Promise<boolean> {
    const row = await tables(query)
      .selectFrom('alert_webhooks')
      .select('scope')
      .where('scope', '=', scope)
      .executeTakeFirst();
    return row !== undefined;
  }

  async put({ query }: Tx, row: AlertWebhookRow): Promise<void> {
    await tables(query)
      .insertInto('alert_webhooks')
      .values(row)
      .onConflict((conflict) => conflict.column('scope').doUpdateSet(row))
      .execute();
  }

  async remove({ query }: Tx, scope: string): Promise<void> {
    await tables(query).deleteFrom('alert_webhooks').where('scope', '=', scope).execute();
  }

  /** Of the webhook as it was when it was called: one that was changed meanwhile has no result yet. */
  async noteResult(
    { query }: Tx,
    { scope, url }: AlertWebhookRow,
    at: number,
    result: string,
  ): Promise<void> {
    await tables(query)
      .updateTable('alert_webhooks')
      .set({ last_attempt_at: at, last_result: result })
      .where('scope', '=', scope)
      .where('url', '=', url)
      .execute();
  }
}
