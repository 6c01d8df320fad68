import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import type { Tx } from '../database/tx';
import { RequestContext } from '../logging/request-context';
import { timeOrderedId } from '../ids/time-ordered-id';
import { JobAnnouncements } from './job-announcements';
import { JobQueue, type EnqueueOptions } from './job-queue';
import { JobStore } from './job-store';
import type { QueueDefinition } from './queue-definition';
import type { QueueTables } from './queue-schema';

/** Puts jobs into the store and wakes their worker right after the commit. */
@Injectable()
export class StoredJobQueue extends JobQueue {
  constructor(
    private readonly store: JobStore,
    private readonly announcements: JobAnnouncements,
    private readonly clock: Clock,
  ) {
    super();
  }

  async enqueue<Data extends object>(
    tx: Tx,
    queue: QueueDefinition<Data>,
    data: Data,
    { runAt, key }: EnqueueOptions = {},
  ): Promise<string> {
    const id = timeOrderedId();
    const earlier = key === undefined ? undefined : await this.#takeKey(tx, queue.name, key, id);
    if (earlier !== undefined) return earlier;
    const enqueuedAt = this.clock.now();
    const startAt = Math.max(runAt ?? enqueuedAt, enqueuedAt);
    const requestId = RequestContext.current()?.requestId;
    await this.store.insert(tx, { id, queue: queue.name, data, requestId, enqueuedAt, runAt: startAt });
    tx.afterCommit(() => this.announcements.announce(queue.name, startAt));
    return id;
  }

  /** @returns the id of the job that has the key already */
  async #takeKey({ query }: Tx, queue: string, key: string, id: string): Promise<string | undefined> {
    const tables = query.withTables<QueueTables>();
    // Waits for a unit that has just taken the same key, until it is kept or undone.
    const taken = await tables
      .insertInto('job_keys')
      .values({ queue, key, job_id: id })
      .onConflict((conflict) => conflict.doNothing())
      .returning('job_id')
      .executeTakeFirst();
    if (taken) return undefined;
    const { job_id } = await tables
      .selectFrom('job_keys')
      .select('job_id')
      .where('queue', '=', queue)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    return job_id;
  }
}
