import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../platform/errors/app-error';
import { migrate } from '../../platform/database/migrate';
import type { SchemaChange } from '../../platform/database/schema-change';
import type { Store } from '../../platform/database/store';
import { SqliteDatabase } from './sqlite-database';
import { SqliteLock } from './sqlite-lock';
import { SqliteUnitOfWork } from './sqlite-unit-of-work';

/** Another process (a backup) may hold the file for a moment. */
const BUSY_TIMEOUT_MS = 2_000;
/**
 * Pages that are kept in memory; SQLite's own 2 MB hold not even those that a group of units changes. What undoes a unit of
 * the group alone is kept there too, instead of in a file. Source: https://www.sqlite.org/pragma.html#pragma_temp_store
 */
const CACHE_KIB = 16 * 1024;
/** The log of writes is cut back to this size when it was larger. */
const WAL_BYTES_MAX = 64 * 1024 * 1024;

/** The embedded store: one file, one process. */
export class SqliteStore implements Store {
  private constructor(
    readonly database: SqliteDatabase,
    readonly work: SqliteUnitOfWork,
    private readonly writer: DatabaseSync,
    private readonly lock: SqliteLock,
  ) {}

  /**
   * Opens the file, which is made where there is none (its folder is there), and brings its schema up to date.
   *
   * @throws AppError `database/already-open`, `database/newer-schema`, `database/unusable-file`
   */
  static async open(file: string, schema: readonly SchemaChange[]): Promise<SqliteStore> {
    const store = SqliteStore.#connect(file);
    try {
      await store.work.run((tx) => migrate(tx, 'sqlite', schema, Date.now()), Infinity);
    } catch (error) {
      await store.close();
      throw error;
    }
    return store;
  }

  static #connect(file: string): SqliteStore {
    try {
      const lock = SqliteLock.take(file);
      const writer = openWriter(file);
      return new SqliteStore(new SqliteDatabase(file), new SqliteUnitOfWork(writer), writer, lock);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw new AppError({
        code: 'database/unusable-file',
        detail: `${file} cannot be used: ${(error as Error).message}. Check that this user may write there; a damaged file is replaced by npm run db -- restore.`,
        cause: error,
      });
    }
  }

  async close(): Promise<void> {
    await this.work.close();
    if (!this.writer.isOpen) return;
    this.database.close();
    this.writer.close();
    this.lock.release();
  }
}

function openWriter(file: string): DatabaseSync {
  const writer = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
  writer.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    pragma foreign_keys = on;
    pragma temp_store = memory;
    pragma cache_size = -${CACHE_KIB};
    pragma journal_size_limit = ${WAL_BYTES_MAX};
  `);
  // People's data: for the user of the server only.
  chmodSync(file, 0o600);
  return writer;
}
