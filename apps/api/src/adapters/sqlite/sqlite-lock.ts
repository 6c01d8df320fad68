import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '../../platform/errors/app-error';

/** Source of the code: https://www.sqlite.org/rescode.html */
const BUSY = 5;
/** Whoever looks at the lock holds it for a moment. */
const LOOK_MAX_MS = 250;

const lockFile = (file: string): string => `${file}.lock`;

/**
 * Keeps a second server away from a database file. The lock is one of the operating system on a file beside it, which
 * ends with the process however that ends; reading the database (backup, status) does not need it.
 */
export class SqliteLock {
  private constructor(private readonly side: DatabaseSync) {}

  /** @throws AppError `database/already-open` where another process (or this one) holds the lock */
  static take(file: string): SqliteLock {
    const side = new DatabaseSync(lockFile(file), { timeout: LOOK_MAX_MS });
    try {
      // Nothing is written into it: no journal on disk.
      side.exec('pragma journal_mode = memory; begin exclusive');
    } catch (error) {
      side.close();
      throw (error as { errcode?: number }).errcode === BUSY ? alreadyOpen(file, error) : error;
    }
    return new SqliteLock(side);
  }

  /** Only looks. */
  static isTaken(file: string): boolean {
    if (!existsSync(lockFile(file))) return false;
    const side = new DatabaseSync(lockFile(file), { readOnly: true });
    try {
      side.exec('select count(*) from sqlite_master');
      return false;
    } catch {
      return true;
    } finally {
      side.close();
    }
  }

  release(): void {
    this.side.close();
  }
}

const alreadyOpen = (file: string, cause: unknown): AppError =>
  new AppError({
    code: 'database/already-open',
    detail: `${file} is in use by another server. Stop that one first, or give this one another DATA_DIR; several servers at once need PostgreSQL (DATABASE_URL).`,
    cause,
  });
