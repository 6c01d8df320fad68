import type { Problem } from '@centralita/shared-types';

/**
 * How a request ended badly: `offline` = the server was not reached, `refused` = it answered that the request cannot
 * be done as it stands (4xx), `failed` = it could not do it now (5xx or an answer that makes no sense).
 */
export type ApiErrorKind = 'offline' | 'refused' | 'failed';

export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly kind: ApiErrorKind,
    /** HTTP status; 0 when there was no answer. */
    readonly status: number,
    /** What the server said, where it said it as problem JSON. */
    readonly problem?: Problem,
    /** How long the server asks to wait, where it said so. */
    readonly retryAfterSec?: number,
  ) {
    super(problem?.detail ?? `${kind} (${status})`);
  }
}
