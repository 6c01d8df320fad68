import type { DeadLetter } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import type { ListPlace } from '../paging/list-place';
import { JobAnnouncements } from './job-announcements';
import { JobStore, type ClaimedJob } from './job-store';
import { comesByClock } from './queue-definition';
import type { DeadLetterRow, QueueTables } from './queue-schema';

/** Why a job was given up: a sentence for people, and the code of the error where it has one. */
export interface CauseOfDeath {
  reason: string;
  code: string | null;
}

/** @param data of the job */
type DeathListener = (tx: Tx, letter: DeadLetter, data: object) => Promise<void>;
type RecoveryListener = (tx: Tx, queue: string) => Promise<void>;

const BATCH = 100;
const REASON_LENGTH_MAX = 500;

/** Jobs that were given up. They keep their id, so that what they did once is not done again by a retry. */
@Injectable()
export class DeadLetters {
  readonly #listeners: DeathListener[] = [];
  readonly #recoveryListeners: RecoveryListener[] = [];

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly store: JobStore,
    private readonly announcements: JobAnnouncements,
    private readonly clock: Clock,
  ) {}

  /** What else is to happen within the unit in which a job dies: an alert, an activity. */
  whenDied(listener: DeathListener): void {
    this.#listeners.push(listener);
  }

  /** What else is to happen within the unit in which a queue of the clock does its job again, after runs that died. */
  whenRecovered(listener: RecoveryListener): void {
    this.#recoveryListeners.push(listener);
  }

  /**
   * Takes a claimed job out of its queue for good. Nothing happens where the job is another process's by now. Of jobs that
   * come by the clock the latest letter stays.
   */
  async bury(tx: Tx, job: ClaimedJob, { reason, code }: CauseOfDeath): Promise<boolean> {
    if (!(await this.store.remove(tx, job))) return false;
    const row: DeadLetterRow = {
      id: job.id,
      queue: job.queue,
      data: JSON.stringify(job.data),
      request_id: job.requestId ?? null,
      reason: reason.slice(0, REASON_LENGTH_MAX),
      code,
      attempts: job.attempt,
      enqueued_at: job.enqueuedAt,
      died_at: this.clock.now(),
    };
    await this.#forgetRuns(tx, job.queue);
    await tx.query.withTables<QueueTables>().insertInto('dead_letters').values(row).execute();
    for (const listener of this.#listeners) await listener(tx, toLetter(row), job.data);
    return true;
  }

  /** A job was done: where it came by the clock, it did what earlier runs had left. */
  async recovered(tx: Tx, queue: string): Promise<void> {
    if (!(await this.#forgetRuns(tx, queue))) return;
    for (const listener of this.#recoveryListeners) await listener(tx, queue);
  }

  /** @returns whether there were any */
  async #forgetRuns({ query }: Tx, queue: string): Promise<boolean> {
    if (!comesByClock(queue)) return false;
    const forgotten = await query
      .withTables<QueueTables>()
      .deleteFrom('dead_letters')
      .where('queue', '=', queue)
      .returning('id')
      .execute();
    return forgotten.length > 0;
  }

  /** The latest first, from after a place. */
  async list(limit: number, after?: ListPlace): Promise<DeadLetter[]> {
    let query = this.database.read
      .withTables<QueueTables>()
      .selectFrom('dead_letters')
      .selectAll()
      .orderBy('died_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit);
    if (after)
      query = query
        .where('died_at', '<=', after.at)
        .where((either) => either.or([either('died_at', '<', after.at), either('id', '<', after.id)]));
    return (await query.execute()).map(toLetter);
  }

  /** How many there are of each queue that has some. */
  async counts(): Promise<{ queue: string; dead: number }[]> {
    const rows = await this.database.read
      .withTables<QueueTables>()
      .selectFrom('dead_letters')
      .select(({ fn }) => ['queue', fn.countAll<number | string>().as('dead')])
      .groupBy('queue')
      .execute();
    return rows.map(({ queue, dead }) => ({ queue, dead: Number(dead) }));
  }

  /** How many a queue has, as a unit sees it. */
  async left({ query }: Tx, queue: string): Promise<number> {
    const { left } = await query
      .withTables<QueueTables>()
      .selectFrom('dead_letters')
      .select(({ fn }) => fn.countAll<number | string>().as('left'))
      .where('queue', '=', queue)
      .executeTakeFirstOrThrow();
    return Number(left);
  }

  /** Puts a job back into its queue, with all of its attempts. @returns its queue; undefined where there is none */
  async retry(tx: Tx, id: string): Promise<string | undefined> {
    const row = await tx.query
      .withTables<QueueTables>()
      .deleteFrom('dead_letters')
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (!row) return undefined;
    await this.#revive(tx, row);
    return row.queue;
  }

  /** Puts back all that had died before this call, some at a time. @returns how many they were */
  async retryAll(): Promise<number> {
    const diedBefore = this.clock.now() + 1;
    let retried = 0;
    for (;;) {
      const count = await this.work.run((tx) => this.#retrySome(tx, diedBefore));
      retried += count;
      if (count < BATCH) return retried;
    }
  }

  async #retrySome(tx: Tx, diedBefore: number): Promise<number> {
    const tables = tx.query.withTables<QueueTables>();
    const rows = await tables
      .deleteFrom('dead_letters')
      .where('id', 'in', (some) =>
        some
          .selectFrom('dead_letters')
          .select('id')
          .where('died_at', '<', diedBefore)
          .orderBy('died_at')
          .limit(BATCH),
      )
      .returningAll()
      .execute();
    for (const row of rows) await this.#revive(tx, row);
    return rows.length;
  }

  async #revive(tx: Tx, row: DeadLetterRow): Promise<void> {
    const runAt = this.clock.now();
    await this.store.insert(tx, {
      id: row.id,
      queue: row.queue,
      data: JSON.parse(row.data) as object,
      requestId: row.request_id ?? undefined,
      enqueuedAt: row.enqueued_at,
      runAt,
    });
    tx.afterCommit(() => this.announcements.announce(row.queue, runAt));
  }
}

const toLetter = ({ died_at, enqueued_at, ...row }: DeadLetterRow): DeadLetter => ({
  id: row.id,
  queue: row.queue,
  reason: row.reason,
  code: row.code,
  attempts: row.attempts,
  enqueuedAt: enqueued_at,
  diedAt: died_at,
});
