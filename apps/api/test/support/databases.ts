import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { PostgresStore } from '../../src/adapters/postgres/postgres-store';
import { SqliteStore } from '../../src/adapters/sqlite/sqlite-store';
import type { Engine } from '../../src/platform/database/database';
import type { SchemaChange } from '../../src/platform/database/schema-change';
import type { Store } from '../../src/platform/database/store';
import { postgresServer } from './postgres-server';
import { SCHEMA } from './schema';

/** Opens a fresh database with the schema of the app, or the one that is given; it is removed after the specs. */
export type OpenStore = (schema?: readonly SchemaChange[]) => Promise<Store>;

const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** Describes the same behaviour once for each engine that the product runs on. */
export function onEachEngine(name: string, specs: (open: OpenStore, engine: Engine) => void): void {
  describe.each(ENGINES)(`${name} on %s`, (engine) => {
    const clearings: (() => Promise<void>)[] = [];
    afterAll(async () => {
      for (const clear of clearings.reverse()) await clear();
    });
    specs(async (schema = SCHEMA) => {
      const place = await freshPlace(engine);
      clearings.push(place.remove);
      const store = await openAt(engine, place, schema);
      clearings.push(() => store.close());
      return store;
    }, engine);
  });
}

/** Where a database may be opened, and how it is removed again. */
export interface Place {
  /** A file that is not there yet, or the URL of an empty PostgreSQL database. */
  address: string;
  remove(): Promise<void>;
}

export const freshPlace = async (engine: Engine): Promise<Place> =>
  engine === 'sqlite' ? sqliteFile() : await postgresDatabase();

/** Opens a database as a server does that is started. */
export const openAt = (
  engine: Engine,
  { address }: Place,
  schema: readonly SchemaChange[] = SCHEMA,
): Promise<SqliteStore | PostgresStore> =>
  (engine === 'sqlite' ? SqliteStore : PostgresStore).open(address, schema);

export function sqliteFile(): Place {
  const folder = mkdtempSync(join(tmpdir(), 'centralita-db-'));
  return {
    address: join(folder, 'centralita.db'),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

export async function postgresDatabase(): Promise<Place> {
  const server = await postgresServer();
  const name = `spec_${randomUUID().replaceAll('-', '')}`;
  await onServer(server, `create database ${name}`);
  return {
    address: server.replace(/\/postgres$/, `/${name}`),
    remove: () => onServer(server, `drop database ${name} with (force)`),
  };
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query(sql);
  await client.end();
}
