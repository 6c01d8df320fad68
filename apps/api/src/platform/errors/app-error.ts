export interface AppErrorOptions {
  /** Stable code, `area/what-happened`. */
  code: string;
  /** What happened, why, and the next step, in English. */
  detail: string;
  /** HTTP status at the doors that answer with one. */
  status?: number;
  /** True where the same request may pass later. */
  retryable?: boolean;
  cause?: unknown;
}

/** An error that we expected and can explain. Anything else that is thrown is a fault of ours. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number;
  readonly retryable: boolean;

  constructor({ code, detail, status = 400, retryable = false, cause }: AppErrorOptions) {
    super(detail, cause === undefined ? undefined : { cause });
    this.name = new.target.name;
    this.code = code;
    this.status = status;
    this.retryable = retryable;
  }
}
