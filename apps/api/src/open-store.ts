import { join, resolve } from 'node:path';
import { SqliteStore } from './adapters/sqlite/sqlite-store';
import type { Config } from './platform/config/config';
import type { Store } from './platform/database/store';
import { SCHEMA } from './schema';

/** The embedded database, under DATA_DIR. */
const FILE = 'centralita.db';

/** Opens the engine that the configuration asks for, with its schema up to date. */
export async function openStore({ databaseUrl, dataDir }: Config): Promise<Store> {
  if (databaseUrl === undefined) return SqliteStore.open(resolve(join(dataDir, FILE)), SCHEMA);
  const { PostgresStore } = await import('./adapters/postgres/postgres-store');
  return PostgresStore.open(databaseUrl, SCHEMA);
}
