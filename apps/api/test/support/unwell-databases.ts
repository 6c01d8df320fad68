import { sql } from 'kysely';
import { Client } from 'pg';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import type { Place } from './databases';
import type { Team } from './team';

/** A disk without room under SQLite. @returns makes room */
export async function fillUp({ api }: Team): Promise<() => Promise<void>> {
  const limit = (pages?: number): Promise<void> =>
    api.app.get(UnitOfWork).run(async (tx) => {
      const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(tx.query);
      await sql`pragma max_page_count = ${sql.lit(pages ?? rows[0]!.page_count)}`.execute(tx.query);
    });
  await limit();
  return () => limit(1_000_000);
}

/** A PostgreSQL that cuts everybody off, and lets nobody in. @returns lets them in */
export async function shutOut({ address }: Place): Promise<() => Promise<void>> {
  const name = new URL(address).pathname.slice(1);
  const server = async (statement: string): Promise<void> => {
    const client = new Client({ connectionString: address.replace(/\/[^/]+$/, '/postgres') });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await server(`alter database ${name} with allow_connections false`);
  await server(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`);
  return () => server(`alter database ${name} with allow_connections true`);
}
