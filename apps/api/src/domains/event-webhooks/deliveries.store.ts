import type { DeliveryState } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { ListPlace } from '../../platform/paging/list-place';
import type { DeliveryRow, EventWebhookTables } from './event-webhooks-schema';

/** Rows that one unit drops or sends again. */
const AT_ONCE = 500;

const tables = (query: Queries) => query.withTables<EventWebhookTables>();

export interface DeliveryFilter {
  webhookId: string;
  state: DeliveryState | undefined;
  after: ListPlace | undefined;
  limit: number;
}

@Injectable()
export class DeliveriesStore {
  constructor(private readonly database: Database) {}

  async insert({ query }: Tx, row: DeliveryRow): Promise<void> {
    await tables(query).insertInto('webhook_deliveries').values(row).execute();
  }

  find(
    id: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<DeliveryRow | undefined> {
    return tables(query).selectFrom('webhook_deliveries').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** The latest first, from after a place. */
  page({ webhookId, state, after, limit }: DeliveryFilter): Promise<DeliveryRow[]> {
    let query = tables(this.database.read)
      .selectFrom('webhook_deliveries')
      .selectAll()
      .where('webhook_id', '=', webhookId);
    if (state) query = query.where('state', '=', state);
    if (after)
      query = query
        .where('at', '<=', after.at)
        .where((either) => either.or([either('at', '<', after.at), either('id', '<', after.id)]));
    return query.orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute();
  }

  async change({ query }: Tx, id: string, change: Partial<DeliveryRow>): Promise<void> {
    await tables(query).updateTable('webhook_deliveries').set(change).where('id', '=', id).execute();
  }

  /** Some of those that failed before a moment wait again. @returns their ids; as many as there may be more of, where there may */
  async reviveFailed(
    { query }: Tx,
    webhookId: string,
    before: number,
  ): Promise<{ ids: string[]; mayBeMore: boolean }> {
    const rows = await tables(query)
      .updateTable('webhook_deliveries')
      .set({ state: 'waiting' })
      .where('id', 'in', (some) =>
        some
          .selectFrom('webhook_deliveries')
          .select('id')
          .where('webhook_id', '=', webhookId)
          .where('state', '=', 'failed')
          .where('event', '!=', 'test')
          .where((failed) =>
            failed.or([failed('last_attempt_at', '<', before), failed('last_attempt_at', 'is', null)]),
          )
          .orderBy('at')
          .limit(AT_ONCE),
      )
      .returning(['id', 'at'])
      .execute();
    const inOrder = rows.sort((one, other) => one.at - other.at).map(({ id }) => id);
    return { ids: inOrder, mayBeMore: inOrder.length === AT_ONCE };
  }

  /** Drops what happened before a time: one piece of it. @returns whether there may be more */
  async drop({ query }: Tx, before: number): Promise<boolean> {
    const dropped = await tables(query)
      .deleteFrom('webhook_deliveries')
      .where('id', 'in', (some) =>
        some
          .selectFrom('webhook_deliveries')
          .select('id')
          .where('at', '<', before)
          .orderBy('at')
          .limit(AT_ONCE),
      )
      .returning('id')
      .execute();
    return dropped.length === AT_ONCE;
  }
}
