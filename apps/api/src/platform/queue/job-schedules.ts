import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../clock/clock';
import { Database } from '../database/database';
import type { Tx } from '../database/tx';
import { UnitOfWork } from '../database/unit-of-work';
import { JobQueue } from './job-queue';
import { JobStore } from './job-store';
import type { QueueDefinition, ScheduledRun } from './queue-definition';
import type { QueueTables } from './queue-schema';

/** The clock may be set while a timer waits: it is looked at at least so often. */
const LOOK_MS = 60_000;
const RETRY_MS = 5_000;
/** The parser is read when the first requests of a start have been answered. */
const START_AFTER_MS = 500;
/** Clocks of replicas differ by less than this. */
const CLOCKS_APART_MS = 300_000;

type Scheduled = QueueDefinition<object> & { readonly cron: string };

/**
 * Enqueues the jobs that come by the clock. When each is due next stands in the database and is moved on in the unit
 * that enqueues the job: whichever replica moves it has the job, the others find it moved.
 */
@Injectable()
export class JobSchedules {
  readonly #logger = new Logger(JobSchedules.name);
  #queues: readonly Scheduled[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();
  #stopped = true;

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly store: JobStore,
    private readonly clock: Clock,
  ) {}

  start(queues: readonly QueueDefinition<object>[]): void {
    this.#queues = queues.filter(isScheduled);
    this.#stopped = false;
    if (this.#queues.length > 0) this.#lookAgain(START_AFTER_MS, () => this.#begin());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #begin(): Promise<void> {
    try {
      for (const queue of this.#queues) await this.#register(queue);
      await this.#look();
    } catch (error) {
      this.#logger.error({ event: 'job.schedule-failed', err: error });
      this.#lookAgain(RETRY_MS, () => this.#begin());
    }
  }

  /** Keeps what is due of a schedule that is known: it may have been missed while the server was down. */
  async #register({ name, cron }: Scheduled): Promise<void> {
    const nextAt = await nextTime(cron, this.clock.now());
    await this.work.run(async ({ query }) => {
      const tables = query.withTables<QueueTables>();
      await tables
        .insertInto('job_schedules')
        .values({ queue: name, cron, next_at: nextAt })
        .onConflict((conflict) => conflict.column('queue').doNothing())
        .execute();
      await tables
        .updateTable('job_schedules')
        .set({ cron, next_at: nextAt })
        .where('queue', '=', name)
        .where('cron', '!=', cron)
        .execute();
    });
  }

  async #look(): Promise<void> {
    try {
      const nextAt = await this.#enqueueDue();
      this.#lookAgain(Math.min(Math.max(nextAt - this.clock.now(), 1), LOOK_MS));
    } catch (error) {
      this.#logger.error({ event: 'job.schedule-failed', err: error });
      this.#lookAgain(RETRY_MS);
    }
  }

  #lookAgain(afterMs: number, look = (): Promise<void> => this.#look()): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#looking = look();
    }, afterMs);
  }

  /** @returns when the next one is due; epoch milliseconds */
  async #enqueueDue(): Promise<number> {
    const rows = await this.database.read
      .withTables<QueueTables>()
      .selectFrom('job_schedules')
      .selectAll()
      .execute();
    let nextAt = Infinity;
    for (const { queue: name, next_at: dueAt } of rows) {
      const queue = this.#queues.find((scheduled) => scheduled.name === name);
      if (!queue) continue;
      const now = this.clock.now();
      if (dueAt > now && !(await isTooLate(queue.cron, dueAt, now))) {
        nextAt = Math.min(nextAt, dueAt);
        continue;
      }
      const followingAt = await nextTime(queue.cron, now);
      await this.work.run(async (tx) => {
        const isMoved = await this.#move(tx, name, dueAt, followingAt);
        if (!isMoved || dueAt > now) return;
        // A run that waits has not begun, so it does what this one would: runs that take longer than their time never pile up.
        if (!(await this.store.isWaiting(tx, name)))
          await this.jobs.enqueue<ScheduledRun>(tx, queue as QueueDefinition<ScheduledRun>, { dueAt });
      });
      nextAt = Math.min(nextAt, followingAt);
    }
    return nextAt;
  }

  /** @returns false where another replica has moved it */
  async #move({ query }: Tx, queue: string, from: number, to: number): Promise<boolean> {
    const moved = await query
      .withTables<QueueTables>()
      .updateTable('job_schedules')
      .set({ next_at: to })
      .where('queue', '=', queue)
      .where('next_at', '=', from)
      .returning('queue')
      .executeTakeFirst();
    return moved !== undefined;
  }
}

/** Written while the clock was wrong: no replica's clock, where it is right now, would come to a time so late. */
const isTooLate = async (cron: string, dueAt: number, now: number): Promise<boolean> =>
  dueAt > (await nextTime(cron, now + CLOCKS_APART_MS));

const isScheduled = (queue: QueueDefinition<object>): queue is Scheduled => queue.cron !== undefined;

/** The parser is loaded after the start: it brings a library of dates. */
async function nextTime(cron: string, after: number): Promise<number> {
  const { CronExpressionParser } = await import('cron-parser');
  return CronExpressionParser.parse(cron, { currentDate: new Date(after), tz: 'UTC' })
    .next()
    .getTime();
}
