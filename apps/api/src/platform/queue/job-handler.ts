import type { Tx } from '../database/tx';

/** One attempt at a job. */
export interface Job<Data extends object> {
  readonly id: string;
  readonly data: Data;
  /** 1 for the first attempt. */
  readonly attempt: number;
  /** Id of the request that enqueued it, for the log. */
  readonly requestId: string | undefined;
  /** Aborted when the process is about to end: what can stop should. */
  readonly signal: AbortSignal;

  /**
   * Does the job's effect on the database exactly once, though a job may be delivered again after a crash: within the
   * unit of its effects it is marked as done. @returns false where an earlier attempt had done it
   */
  once(tx: Tx): Promise<boolean>;
}

/**
 * Takes the jobs of one queue. A throw means: try again later, until the queue's attempts are used up; then the job is
 * a dead letter. `AppError` with `retryable: false` makes it one at once.
 *
 * Registered by `@HandlesJobs(QUEUE)` on a provider, found at boot; two handlers of a queue, or none, stop the boot.
 */
export interface JobHandler<Data extends object> {
  handle(job: Job<Data>): Promise<void>;
}
