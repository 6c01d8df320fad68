import { AppError } from '../errors/app-error';

/** The database could not do it now: it is not there, its disk is full, a commit failed. Trying again may pass. */
export const databaseUnavailable = (cause: unknown): AppError =>
  new AppError({
    code: 'database/unavailable',
    detail: 'The database cannot be used at the moment. Nothing was saved; try again.',
    status: 503,
    retryable: true,
    cause,
  });

/** A row with the same unique key exists already. Both engines throw it, so that a store can explain what clashed. */
export class DuplicateRow extends AppError {
  /** @param constraint what the engine says was violated: columns (SQLite) or the name of the constraint (PostgreSQL) */
  constructor(readonly constraint: string) {
    super({
      code: 'database/duplicate-row',
      detail: 'This exists already.',
      status: 409,
    });
  }
}
