import type { Tx } from '../database/tx';
import type { QueueDefinition } from './queue-definition';

export interface EnqueueOptions {
  /** Epoch milliseconds before which the job does not start; at once where absent. */
  runAt?: number;
  /**
   * At most one job of this key per queue, for ever: a second one is not enqueued. Use the id of the fact that caused
   * the job, such as a provider's id.
   */
  key?: string;
}

/** Work to be done once, after the transaction that asked for it. */
export abstract class JobQueue {
  /**
   * Enqueues within the caller's unit of work: the job exists if and only if the unit is kept.
   *
   * @param data plain JSON: ids rather than contents, no secrets
   * @returns the id of the job; of the job that already has the key, where there is one
   */
  abstract enqueue<Data extends object>(
    tx: Tx,
    queue: QueueDefinition<Data>,
    data: Data,
    options?: EnqueueOptions,
  ): Promise<string>;
}
