import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { startPostgres } from '../test/postgres.mjs';

const pg = createRequire(import.meta.url)('pg');

const ROWS = 'select id from fault_rows';
const EFFECTS = 'select row_id as "rowId", attempt from fault_effects';

/**
 * @typedef {object} Place
 * @property {NodeJS.ProcessEnv} env settings of a writer that uses it
 * @property {() => Promise<{ rows: string[], effects: { rowId: string, attempt: number }[] }>} read all that is there,
 *   by a driver of our own
 * @property {(sql: string) => Promise<Record<string, unknown>[]>} select
 * @property {() => Promise<void>} remove
 */

const KEY = 'ab'.repeat(32);

/**
 * @param {string} [folder] where there is one already, such as on a small disk
 * @returns {Place}
 */
export function sqlitePlace(folder = mkdtempSync(join(tmpdir(), 'centralita-faults-'))) {
  return {
    env: { DATA_DIR: folder, CENTRALITA_KEY: KEY, DATABASE_URL: '' },
    read: async () => {
      const database = new DatabaseSync(join(folder, 'centralita.db'), { readOnly: true });
      try {
        const rows = database
          .prepare(ROWS)
          .all()
          .map(({ id }) => String(id));
        const effects = database.prepare(EFFECTS).all();
        return { rows, effects: /** @type {any} */ (effects) };
      } finally {
        database.close();
      }
    },
    select: async (sql) => {
      const database = new DatabaseSync(join(folder, 'centralita.db'), { readOnly: true });
      try {
        return database.prepare(sql).all();
      } finally {
        database.close();
      }
    },
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/**
 * A PostgreSQL whose commits reach the disk.
 *
 * @param {{ parent?: string, settings?: readonly string[] }} [options] where its files stand, and further settings
 * @returns {Promise<Place & { server: import('../test/postgres.mjs').PostgresServer }>}
 */
export async function postgresPlace(options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'centralita-faults-'));
  const server = await startPostgres({
    ...options,
    durable: true,
    say: (line) => void process.stdout.write(`${line}\n`),
  });
  return {
    server,
    env: { DATA_DIR: folder, CENTRALITA_KEY: KEY, DATABASE_URL: server.url },
    read: async () => {
      const client = new pg.Client(server.url);
      await client.connect();
      try {
        const rows = await client.query(ROWS);
        const effects = await client.query(EFFECTS);
        return { rows: rows.rows.map((/** @type {{ id: string }} */ { id }) => id), effects: effects.rows };
      } finally {
        await client.end();
      }
    },
    select: async (sql) => {
      const client = new pg.Client(server.url);
      await client.connect();
      try {
        return (await client.query(sql)).rows;
      } finally {
        await client.end();
      }
    },
    remove: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
