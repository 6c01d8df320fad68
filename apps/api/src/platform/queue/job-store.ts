import type { Tx } from '../database/tx';
import type { QueueDefinition } from './queue-definition';

/** A job as it is put into a queue. */
export interface NewJob {
  id: string;
  queue: string;
  /** Plain JSON. */
  data: object;
  requestId: string | undefined;
  /** Epoch milliseconds. */
  enqueuedAt: number;
  /** Epoch milliseconds before which it does not start. */
  runAt: number;
}

/** A job that this process has taken and must do, postpone or bury. */
export interface ClaimedJob extends Omit<NewJob, 'runAt'> {
  /** 1 for the first attempt. Attempts that a crash ended count too. */
  attempt: number;
  /** By it the store tells this claim from another one of the same job. */
  claim: number;
}

/** What waits in a queue, for metrics. */
export interface QueueDepth {
  queue: string;
  /** Due, and not started yet. */
  ready: number;
  /** Due later. */
  delayed: number;
  active: number;
  /** How long the job that has been due for longest has waited, in milliseconds; 0 where none is. */
  oldestReadyMs: number;
}

/** Where the jobs of all queues wait, and who has taken which: one adapter for each engine. */
export abstract class JobStore {
  /** A queue looks for jobs at least so often, also where nobody told of any. */
  abstract readonly pollMs: number;

  /** Makes ready for these queues; called once, before anything else is. */
  abstract open(queues: readonly QueueDefinition<object>[]): Promise<void>;

  /** Tells of queues to which another process has added a job. */
  abstract listen(onJobs: (queue: string) => void): void;

  abstract close(): Promise<void>;

  abstract insert(tx: Tx, job: NewJob): Promise<void>;

  /** Takes due jobs, the oldest first: no other process has them until their heartbeat stops. */
  abstract claim(queue: string, limit: number): Promise<ClaimedJob[]>;

  /** When the next job of the queue is due, where the store knows; epoch milliseconds. */
  abstract nextRunAt(queue: string): Promise<number | undefined>;

  /** Whether a job of the queue waits, also for its next attempt. */
  abstract isWaiting(tx: Tx, queue: string): Promise<boolean>;

  /** Says that these are still being worked on. @returns ids of those that are this process's no more */
  abstract keepAlive(jobs: readonly ClaimedJob[]): Promise<string[]>;

  /** Takes a claimed job out of its queue. @returns false where it is this process's no more */
  abstract remove(tx: Tx, job: ClaimedJob): Promise<boolean>;

  /**
   * Puts a claimed job back.
   *
   * @param counted false where the attempt was ended by us and does not count
   * @returns false where it is this process's no more
   */
  abstract postpone(tx: Tx, job: ClaimedJob, runAt: number, counted: boolean): Promise<boolean>;

  /** Depths of the queues that have jobs. */
  abstract depths(): Promise<QueueDepth[]>;
}
