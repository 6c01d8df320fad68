import { join, resolve } from 'node:path';
import { SqliteStore } from './adapters/sqlite/sqlite-store';
import type { Config } from './platform/config/config';
import type { Store } from './platform/database/store';
import { SCHEMA } from './schema';

/** The embedded database, under DATA_DIR. */
const FILE = 'centralita.db';

/** Opens the engine that the configuration asks for, with its schema up to date. */
export function openStore({ dataDir }: Config): Promise<Store> {
  return SqliteStore.open(resolve(join(dataDir, FILE)), SCHEMA);
}
