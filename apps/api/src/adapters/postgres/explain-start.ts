import { AppError } from '../../platform/errors/app-error';

/** Whoever starts the server needs the reason that pages are not told. It names host, user or database at most. */
export function explainStart(error: unknown): unknown {
  if (!(error instanceof AppError) || error.code !== 'database/unavailable') return error;
  const { cause } = error;
  return new AppError({
    code: 'database/unreachable',
    detail: `PostgreSQL at DATABASE_URL cannot be used: ${reasonOf(cause)}. Check the address, and that the server runs.`,
    cause,
  });
}

/** A host with several addresses fails once for each. */
function reasonOf(cause: unknown): string {
  const { errors, message } = cause as Partial<AggregateError>;
  return errors && errors.length > 0 ? errors.map(reasonOf).join('; ') : (message ?? 'it gives no answer');
}
