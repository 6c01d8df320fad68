import { types } from 'node:util';
import { databaseUnavailable, DuplicateRow } from '../../platform/database/database-error';

/** Source of the codes: https://www.sqlite.org/rescode.html */
const CONSTRAINT_PRIMARY_KEY = 1555;
const CONSTRAINT_UNIQUE = 2067;
const UNAVAILABLE = new Set([
  5, // BUSY
  6, // LOCKED
  7, // NOMEM
  8, // READONLY
  10, // IOERR
  11, // CORRUPT
  13, // FULL
  14, // CANTOPEN
  26, // NOTADB
]);

interface SqliteError extends Error {
  errcode: number;
}

const isSqliteError = (error: unknown): error is SqliteError =>
  types.isNativeError(error) && 'errcode' in error && typeof error.errcode === 'number';

/** What the rest of the program understands of an error of `node:sqlite`; errors in our SQL stay as they are. */
export function explainSqliteError(error: unknown): Error {
  if (!isSqliteError(error)) return types.isNativeError(error) ? error : new Error(String(error));
  const { errcode, message } = error;
  if (errcode === CONSTRAINT_PRIMARY_KEY || errcode === CONSTRAINT_UNIQUE)
    return new DuplicateRow(message.replace(/^UNIQUE constraint failed: /, ''));
  return UNAVAILABLE.has(errcode & 0xff) ? databaseUnavailable(error) : error;
}
