import { types } from 'node:util';
import { databaseUnavailable, DuplicateRow } from '../../platform/database/database-error';

/** Source of the codes: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const UNIQUE_VIOLATION = '23505';
const SERIALIZATION_FAILURE = '40001';
const DEADLOCK_DETECTED = '40P01';
/**
 * Connection, authorisation, resources (disk full), state (a database that takes no connections), operator's intervention
 * (shut down), system (I/O).
 */
const UNAVAILABLE_CLASSES = ['08', '28', '3D', '53', '55', '57', '58'];
const READ_ONLY_TRANSACTION = '25006';

interface PostgresError extends Error {
  code: string;
  severity: string;
  constraint?: string;
}

const isFromServer = (error: unknown): error is PostgresError =>
  types.isNativeError(error) && 'severity' in error && 'code' in error;

/** What the rest of the program understands of an error of `pg`; errors in our SQL stay as they are. */
export function explainPostgresError(error: unknown): Error {
  if (!isFromServer(error)) return databaseUnavailable(error);
  const { code, constraint } = error;
  if (code === UNIQUE_VIOLATION) return new DuplicateRow(constraint ?? '');
  if (UNAVAILABLE_CLASSES.includes(code.slice(0, 2)) || code === READ_ONLY_TRANSACTION || isConflict(error))
    return databaseUnavailable(error);
  // It quotes the values of the row.
  Reflect.deleteProperty(error, 'detail');
  return error;
}

/** Two transactions got into each other's way, and PostgreSQL undid this one: it passes when it is done again. */
export function isConflict(error: unknown): boolean {
  return isFromServer(error) && (error.code === SERIALIZATION_FAILURE || error.code === DEADLOCK_DETECTED);
}
