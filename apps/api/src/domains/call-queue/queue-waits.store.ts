import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallQueueTables, QueueWaitRow } from './call-queue-schema';

const tables = (query: Queries) => query.withTables<CallQueueTables>();
const AVERAGED = 10;
/** A waiting caller is heard of with each round of the music; after this long without, the provider has lost the call. */
const LOST_AFTER_MS = 180_000;

@Injectable()
export class QueueWaitsStore {
  constructor(private readonly database: Database) {}

  /** @returns true where the caller has just come in */
  async seen({ query }: Tx, row: QueueWaitRow): Promise<boolean> {
    const inserted = await tables(query)
      .insertInto('queue_waits')
      .values(row)
      .onConflict((conflict) => conflict.column('call_sid').doNothing())
      .returning('call_sid')
      .executeTakeFirst();
    if (inserted) return true;
    await tables(query)
      .updateTable('queue_waits')
      .set({ seen_at: row.seen_at })
      .where('call_sid', '=', row.call_sid)
      .execute();
    return false;
  }

  /** Forgets the wait of a caller who has left. */
  async forget({ query }: Tx, callSid: string): Promise<void> {
    await tables(query)
      .deleteFrom('queue_waits')
      .where('call_sid', '=', callSid)
      .where('left_at', 'is not', null)
      .execute();
  }

  async wish({ query }: Tx, callSid: string, wish: string): Promise<void> {
    await tables(query).updateTable('queue_waits').set({ wish }).where('call_sid', '=', callSid).execute();
  }

  find(callSid: string): Promise<QueueWaitRow | undefined> {
    return tables(this.database.read)
      .selectFrom('queue_waits')
      .selectAll()
      .where('call_sid', '=', callSid)
      .executeTakeFirst();
  }

  /** @returns the caller, where they still waited */
  left({ query }: Tx, callSid: string, result: string, now: number): Promise<QueueWaitRow | undefined> {
    return tables(query)
      .updateTable('queue_waits')
      .set({ left_at: now, result })
      .where('call_sid', '=', callSid)
      .where('left_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
  }

  /** Those who have waited longest first. */
  waiting(organisationId: string, now: number): Promise<QueueWaitRow[]> {
    return tables(this.database.read)
      .selectFrom('queue_waits')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('left_at', 'is', null)
      .where('seen_at', '>', now - LOST_AFTER_MS)
      .orderBy('entered_at')
      .execute();
  }

  /** Seconds that the latest waited who were taken; undefined where nobody was. */
  async averageSec(organisationId: string): Promise<number | undefined> {
    const rows = await tables(this.database.read)
      .selectFrom('queue_waits')
      .select(['entered_at', 'left_at'])
      .where('organisation_id', '=', organisationId)
      .where('left_at', 'is not', null)
      .where('result', '=', 'bridged')
      .orderBy('left_at', 'desc')
      .limit(AVERAGED)
      .execute();
    if (rows.length === 0) return undefined;
    const waited = rows.map(({ entered_at: from, left_at: to }) => ((to ?? from) - from) / 1000);
    return Math.round(waited.reduce((sum, sec) => sum + sec, 0) / rows.length);
  }
}
