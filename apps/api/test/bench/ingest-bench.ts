import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../src/platform/database/tx';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { LATENCY_QUEUE, LatencyJob } from './latency-job';

type IngestTables = {
  bench_messages: { provider_id: string; thread_id: string; body: string; at: number };
  bench_threads: { id: string; last_at: number; unread: number };
  bench_events: { id: string; thread_id: string; kind: string; at: number };
};

export interface Throughput {
  perSecond: number;
  cpuMicrosPerUnit: number;
}

const WARM_MS = 700;
const MEASURED_MS = 3_000;
const THREADS = 200;
const BODY =
  'A message of the usual length, somewhat over a hundred characters, as people write them to a front desk.';
const LATENCY_JOBS = 300;
const LATENCY_EVERY_MS = 15;
/** Jobs of the ingest are due when nobody measures any more: their handling is another row. */
const LATER_MS = 3_600_000;

/** Units of four statements and a job: a message once by its provider's id, its thread, an event, a count. */
@Injectable()
export class IngestBench {
  constructor(
    private readonly work: UnitOfWork,
    private readonly jobs: JobQueue,
    private readonly handler: LatencyJob,
  ) {}

  async makeTables(): Promise<void> {
    await this.work.run(async ({ query: { schema } }) => {
      await schema
        .createTable('bench_messages')
        .addColumn('provider_id', 'text', (column) => column.primaryKey())
        .addColumn('thread_id', 'text', (column) => column.notNull())
        .addColumn('body', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
      await schema
        .createTable('bench_threads')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('last_at', 'bigint', (column) => column.notNull())
        .addColumn('unread', 'integer', (column) => column.notNull())
        .execute();
      await schema
        .createTable('bench_events')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('thread_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
    });
  }

  /** @param atOnce units that are open at the same time */
  async measure(atOnce: number): Promise<Throughput> {
    await this.#runFor(WARM_MS, atOnce);
    const cpu = process.cpuUsage();
    const began = performance.now();
    const units = await this.#runFor(MEASURED_MS, atOnce);
    const seconds = (performance.now() - began) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return { perSecond: units / seconds, cpuMicrosPerUnit: (user + system) / units };
  }

  /** From the call that enqueues to the start of the handler, the commit included. */
  async measureJobs(): Promise<number[]> {
    const enqueuedAt: number[] = [];
    for (let number = 0; number < LATENCY_JOBS; number += 1) {
      enqueuedAt.push(performance.now());
      await this.work.run((tx) => this.jobs.enqueue(tx, LATENCY_QUEUE, { number }));
      await new Promise((done) => setTimeout(done, LATENCY_EVERY_MS));
    }
    while (this.handler.startedAt.size < LATENCY_JOBS) await new Promise((done) => setTimeout(done, 5));
    return enqueuedAt.map((at, number) => (this.handler.startedAt.get(number) ?? Infinity) - at);
  }

  async #runFor(ms: number, atOnce: number): Promise<number> {
    const until = performance.now() + ms;
    let units = 0;
    const one = async (): Promise<void> => {
      while (performance.now() < until) {
        await this.work.run((tx) => this.#ingest(tx, (units += 1)));
      }
    };
    await Promise.all(Array.from({ length: atOnce }, one));
    return units;
  }

  async #ingest(tx: Tx, number: number): Promise<void> {
    const at = Date.now();
    const thread_id = `thread-${(number * 7919) % THREADS}`;
    const tables = tx.query.withTables<IngestTables>();
    const taken = await tables
      .insertInto('bench_messages')
      .values({ provider_id: `SM${randomUUID()}`, thread_id, body: BODY, at })
      .onConflict((conflict) => conflict.doNothing())
      .returning('provider_id')
      .executeTakeFirst();
    if (!taken) return;
    await tables
      .insertInto('bench_threads')
      .values({ id: thread_id, last_at: at, unread: 0 })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ last_at: at }))
      .execute();
    await tables
      .insertInto('bench_events')
      .values({ id: randomUUID(), thread_id, kind: 'message', at })
      .execute();
    await tables
      .updateTable('bench_threads')
      .set(({ eb }) => ({ unread: eb('unread', '+', 1) }))
      .where('id', '=', thread_id)
      .execute();
    await this.jobs.enqueue(tx, LATENCY_QUEUE, { number: -number }, { runAt: at + LATER_MS });
  }
}
