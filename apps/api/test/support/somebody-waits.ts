import { sql } from 'kysely';
import type { Tx } from '../../src/platform/database/tx';

/** Within a unit on PostgreSQL: goes on as soon as another one of the same database waits for a lock. */
export async function somebodyWaits(tx: Tx): Promise<void> {
  const waiting = sql<{ count: string }>`
    select count(*) as count from pg_locks
    join pg_stat_activity using (pid)
    where not granted and datname = current_database()`;
  let count: number;
  do {
    const { rows } = await waiting.execute(tx.query);
    count = Number(rows[0]?.count);
  } while (count === 0);
}
