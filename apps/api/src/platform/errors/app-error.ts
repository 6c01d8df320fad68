export interface AppErrorOptions {
  /** Stable code, `area/what-happened`. */
  code: string;
  /** What happened, why, and the next step, in English. */
  detail: string;
  /** HTTP status at the doors that answer with one. */
  status?: number;
  /** True where the same request may pass later. */
  retryable?: boolean;
  /** When it may pass, where that is known: the `Retry-After` of an answer. */
  retryAfterSec?: number;
  cause?: unknown;
}

/** An error that we expected and can explain. Anything else that is thrown is a fault of ours. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryable: boolean;
  readonly retryAfterSec: number | undefined;

  constructor({ code, detail, status = 400, retryable = false, retryAfterSec, cause }: AppErrorOptions) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.status = status;
    this.retryable = retryable;
    this.retryAfterSec = retryAfterSec;
  }
}
