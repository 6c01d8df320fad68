export interface RetryPolicy {
  /** Attempts in all, the first included. */
  attemptsMax: number;
  /** Delay before the second attempt; it doubles from there, with jitter. */
  backoffMs: number;
  /** The longest delay between attempts. */
  backoffMaxMs: number;
}

/** A queue and the shape of its jobs. Defined once, beside its handler. */
export interface QueueDefinition<Data extends object> {
  /** Lower case, with dashes. */
  readonly name: string;
  readonly retry: RetryPolicy;
  /** Jobs of this queue that one process does at once. */
  readonly concurrency: number;
  /** Only for the compiler: the shape of the jobs. */
  readonly data?: Data;
}

const RETRY: RetryPolicy = { attemptsMax: 8, backoffMs: 1_000, backoffMaxMs: 300_000 };

/** @example export const ALERT_WEBHOOK = defineQueue<{ alertId: string }>('alert-webhook'); */
export const defineQueue = <Data extends object>(
  name: string,
  { retry, concurrency = 4 }: { retry?: Partial<RetryPolicy>; concurrency?: number } = {},
): QueueDefinition<Data> => ({ name, retry: { ...RETRY, ...retry }, concurrency });
