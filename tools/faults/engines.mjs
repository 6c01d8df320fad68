import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SERVER_KEY } from '../shared/account.mjs';
import { say } from '../shared/program.mjs';
import { temporaryFolder } from '../shared/temporary-folder.mjs';
import { startPostgres } from '../test/postgres.mjs';

const pg = createRequire(import.meta.url)('pg');

/**
 * @typedef {object} Place
 * @property {NodeJS.ProcessEnv} env settings of a writer that uses it
 * @property {(sql: string) => Promise<any[]>} select by a driver of our own
 * @property {() => Promise<void>} remove
 */

/** @param {string} folder @param {string} databaseUrl */
const environment = (folder, databaseUrl) => ({
  DATA_DIR: folder,
  CENTRALITA_KEY: SERVER_KEY,
  DATABASE_URL: databaseUrl,
});

/**
 * All rows that are there, and the effects of their jobs.
 *
 * @param {Place} place
 * @returns {Promise<{ rows: string[], effects: { rowId: string, attempt: number }[] }>}
 */
export async function contentOf({ select }) {
  const rows = await select('select id from fault_rows');
  const effects = await select('select row_id as "rowId", attempt from fault_effects');
  return { rows: rows.map(({ id }) => id), effects };
}

/**
 * @param {string} [folder] where there is one already, such as on a small disk
 * @returns {Place}
 */
export const sqlitePlace = (folder = temporaryFolder()) => ({
  env: environment(folder, ''),
  select: async (sql) => {
    const database = new DatabaseSync(join(folder, 'centralita.db'), { readOnly: true });
    try {
      return database.prepare(sql).all();
    } finally {
      database.close();
    }
  },
  remove: async () => undefined,
});

/**
 * A PostgreSQL whose commits reach the disk.
 *
 * @param {{ parent?: string, settings?: readonly string[] }} [options] where its files stand, and further settings
 * @returns {Promise<Place & { server: import('../test/postgres.mjs').PostgresServer }>}
 */
export async function postgresPlace(options = {}) {
  const server = await startPostgres({ ...options, durable: true, say });
  return {
    server,
    env: environment(temporaryFolder(), server.url),
    select: async (sql) => {
      const client = new pg.Client(server.url);
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } finally {
        await client.end();
      }
    },
    remove: server.stop,
  };
}
