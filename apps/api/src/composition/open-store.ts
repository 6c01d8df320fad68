import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SqliteStore } from '../adapters/sqlite/sqlite-store';
import type { Config } from '../platform/config/config';
import type { SchemaChange } from '../platform/database/schema-change';
import type { Store } from '../platform/database/store';
import { AppError } from '../platform/errors/app-error';

/** The embedded database, under DATA_DIR. */
const FILE = 'centralita.db';

export const sqliteFile = ({ dataDir }: Config): string => resolve(join(dataDir, FILE));

/** Makes DATA_DIR, and opens the engine that the configuration asks for, with the schema up to date. */
export async function openStore(config: Config, schema: readonly SchemaChange[]): Promise<Store> {
  const { databaseUrl, dataDir } = config;
  makeFolder(resolve(dataDir));
  if (databaseUrl === undefined) return SqliteStore.open(sqliteFile(config), schema);
  const { PostgresStore } = await import('../adapters/postgres/postgres-store');
  return PostgresStore.open(databaseUrl, schema);
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (cause) {
    throw new AppError({
      code: 'config/data-dir',
      detail: `DATA_DIR must be a folder in which this server may write; ${folder} cannot be made (${(cause as NodeJS.ErrnoException).code}).`,
      cause,
    });
  }
}
