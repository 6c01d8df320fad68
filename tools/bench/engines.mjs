import { startPostgres } from '../test/postgres.mjs';

/**
 * Measures on SQLite, and then on a PostgreSQL of its own whose commits reach the disk.
 *
 * @param {(engine: 'SQLite' | 'PostgreSQL', databaseUrl: string) => Promise<import('./row.mjs').BenchRow[]>} measure
 *   the address is empty for SQLite
 */
export async function onBothEngines(measure) {
  const onSqlite = await measure('SQLite', '');
  const postgres = await startPostgres({ durable: true });
  try {
    return [...onSqlite, ...(await measure('PostgreSQL', postgres.url))];
  } finally {
    await postgres.stop();
  }
}
