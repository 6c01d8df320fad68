import { join, resolve } from 'node:path';
import { SqliteStore } from './adapters/sqlite/sqlite-store';
import type { Config } from './platform/config/config';
import type { Store } from './platform/database/store';
import { SCHEMA } from './schema';

/** The embedded database, under DATA_DIR. */
const FILE = 'centralita.db';

export const sqliteFile = ({ dataDir }: Config): string => resolve(join(dataDir, FILE));

/** Opens the engine that the configuration asks for, with its schema up to date. */
export async function openStore(config: Config): Promise<Store> {
  const { databaseUrl } = config;
  if (databaseUrl === undefined) return SqliteStore.open(sqliteFile(config), SCHEMA);
  const { PostgresStore } = await import('./adapters/postgres/postgres-store');
  return PostgresStore.open(databaseUrl, SCHEMA);
}
