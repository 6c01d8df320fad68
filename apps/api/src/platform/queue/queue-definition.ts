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
  /** Cron expression in UTC, where the queue's jobs come by the clock. */
  readonly cron?: string;
  /** Only for the compiler: the shape of the jobs. */
  readonly data?: Data;
}

export interface QueueOptions {
  retry?: Partial<RetryPolicy>;
  concurrency?: number;
}

/** A job that the clock enqueued. */
export interface ScheduledRun {
  /** Epoch milliseconds of the time that it was due. */
  dueAt: number;
}

const RETRY: RetryPolicy = { attemptsMax: 8, backoffMs: 1_000, backoffMaxMs: 300_000 };
const NAME = /^[a-z][a-z0-9-]{0,59}$/;

const defined = new Map<string, QueueDefinition<object>>();

/**
 * @throws where the name is taken, or is not lower case with dashes
 * @example export const ALERT_WEBHOOK = defineQueue<{ alertId: string }>('alert-webhook');
 */
export function defineQueue<Data extends object>(
  name: string,
  { retry, concurrency = 4 }: QueueOptions = {},
): QueueDefinition<Data> {
  return keep({ name, retry: { ...RETRY, ...retry }, concurrency });
}

/**
 * A queue whose jobs come by the clock: one for each time that is due, however many replicas there are, unless
 * the run before still waits. What was due while the server was down comes once, at the start.
 *
 * @param cron five or six fields, in UTC: minute, hour, day, month, weekday (seconds in front where there are six)
 * @example export const BALANCE_CHECK = defineSchedule('balance-check', '0 * * * *');
 */
export function defineSchedule(
  name: string,
  cron: string,
  { retry, concurrency = 1 }: QueueOptions = {},
): QueueDefinition<ScheduledRun> {
  return keep({ name, retry: { ...RETRY, ...retry }, concurrency, cron });
}

/** Every queue that the program defines: each must have its handler. */
export const definedQueues = (): readonly QueueDefinition<object>[] => [...defined.values()];

/** Whether the jobs of a queue come by the clock: the next run does what one that died would have done. */
export const comesByClock = (name: string): boolean => defined.get(name)?.cron !== undefined;

function keep<Queue extends QueueDefinition<object>>(queue: Queue): Queue {
  if (!NAME.test(queue.name))
    throw new Error(`"${queue.name}" is no name for a queue: small letters, digits and dashes.`);
  if (defined.has(queue.name)) throw new Error(`The queue "${queue.name}" is defined twice.`);
  defined.set(queue.name, queue);
  return queue;
}
