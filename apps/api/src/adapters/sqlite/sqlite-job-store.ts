import { Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { JobStore, type ClaimedJob, type NewJob, type QueueDepth } from '../../platform/queue/job-store';
import type { JobRow, QueueTables } from '../../platform/queue/queue-schema';

const insert = preparedQuery((query, value: ValuesOf<JobRow>) =>
  query
    .withTables<QueueTables>()
    .insertInto('jobs')
    .values({
      id: value('id'),
      queue: value('queue'),
      data: value('data'),
      request_id: value('request_id'),
      enqueued_at: value('enqueued_at'),
      run_at: value('run_at'),
      started_at: value('started_at'),
      attempts: value('attempts'),
    }),
);

/**
 * The embedded queue: one table in the server's own file. One process has the file, so a claim needs no heartbeat; what
 * a former process had claimed is free again at the start.
 */
@Injectable()
export class SqliteJobStore extends JobStore {
  /** Only a safety net: all jobs come from this process, and the next one that is due is known. */
  readonly pollMs = 60_000;

  constructor(
    private readonly database: Database,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {
    super();
  }

  async open(): Promise<void> {
    await this.work.run(async ({ query }) => {
      const tables = query.withTables<QueueTables>();
      await tables
        .updateTable('jobs')
        .set({ started_at: null })
        .where('started_at', 'is not', null)
        .execute();
    });
  }

  listen(): void {
    // Nobody else adds jobs.
  }

  async close(): Promise<void> {
    // The database closes by itself.
  }

  async insert({ query }: Tx, job: NewJob): Promise<void> {
    const row: JobRow = {
      id: job.id,
      queue: job.queue,
      data: JSON.stringify(job.data),
      request_id: job.requestId ?? null,
      enqueued_at: job.enqueuedAt,
      run_at: job.runAt,
      started_at: null,
      attempts: 0,
    };
    await insert(query, row);
  }

  async claim(queue: string, limit: number): Promise<ClaimedJob[]> {
    const now = this.clock.now();
    const rows = await this.work.run(({ query }) =>
      query
        .withTables<QueueTables>()
        .updateTable('jobs')
        .set(({ eb }) => ({ started_at: now, attempts: eb('attempts', '+', 1) }))
        .where('id', 'in', (due) =>
          due
            .selectFrom('jobs')
            .select('id')
            .where('queue', '=', queue)
            .where('started_at', 'is', null)
            .where('run_at', '<=', now)
            .orderBy('run_at')
            .orderBy(sql`rowid`)
            .limit(limit),
        )
        .returningAll()
        .execute(),
    );
    return rows.sort((a, b) => a.run_at - b.run_at).map(toClaimed);
  }

  async nextRunAt(queue: string): Promise<number | undefined> {
    const next = await this.database.read
      .withTables<QueueTables>()
      .selectFrom('jobs')
      .select('run_at')
      .where('queue', '=', queue)
      .where('started_at', 'is', null)
      .orderBy('run_at')
      .limit(1)
      .executeTakeFirst();
    return next?.run_at;
  }

  async isWaiting({ query }: Tx, queue: string): Promise<boolean> {
    const waiting = await query
      .withTables<QueueTables>()
      .selectFrom('jobs')
      .select('id')
      .where('queue', '=', queue)
      .where('started_at', 'is', null)
      .limit(1)
      .executeTakeFirst();
    return waiting !== undefined;
  }

  keepAlive(): Promise<string[]> {
    return Promise.resolve([]);
  }

  async remove({ query }: Tx, { id, claim }: ClaimedJob): Promise<boolean> {
    const removed = await query
      .withTables<QueueTables>()
      .deleteFrom('jobs')
      .where('id', '=', id)
      .where('attempts', '=', claim)
      .where('started_at', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    return removed !== undefined;
  }

  async postpone(
    { query }: Tx,
    { id, claim }: ClaimedJob,
    runAt: number,
    counted: boolean,
  ): Promise<boolean> {
    const postponed = await query
      .withTables<QueueTables>()
      .updateTable('jobs')
      .set({ started_at: null, run_at: runAt, attempts: counted ? claim : claim - 1 })
      .where('id', '=', id)
      .where('attempts', '=', claim)
      .where('started_at', 'is not', null)
      .returning('id')
      .executeTakeFirst();
    return postponed !== undefined;
  }

  async depths(): Promise<QueueDepth[]> {
    const now = this.clock.now();
    const rows = await this.database.read
      .withTables<QueueTables>()
      .selectFrom('jobs')
      .select(({ fn }) => [
        'queue',
        sql<number>`sum(started_at is null and run_at <= ${now})`.as('ready'),
        sql<number>`sum(started_at is null and run_at > ${now})`.as('delayed'),
        sql<number>`sum(started_at is not null)`.as('active'),
        fn.min(sql<number>`case when started_at is null then run_at end`).as('oldest'),
      ])
      .groupBy('queue')
      .execute();
    return rows.map(({ oldest, ...depth }) => ({
      ...depth,
      oldestReadyMs: Math.max(0, now - ((oldest as number | null) ?? now)),
    }));
  }
}

const toClaimed = (row: JobRow): ClaimedJob => ({
  id: row.id,
  queue: row.queue,
  data: JSON.parse(row.data) as object,
  requestId: row.request_id ?? undefined,
  enqueuedAt: row.enqueued_at,
  attempt: row.attempts,
  claim: row.attempts,
});
