import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { sql } from 'kysely';
import { PgBossJobStore } from '../../src/adapters/postgres/pg-boss-job-store';
import { SqliteJobStore } from '../../src/adapters/sqlite/sqlite-job-store';
import { Clock, SystemClock } from '../../src/platform/clock/clock';
import { Database } from '../../src/platform/database/database';
import type { Store } from '../../src/platform/database/store';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { Meters } from '../../src/platform/metrics/meters';
import { DeadLetters } from '../../src/platform/queue/dead-letters';
import { JobQueue } from '../../src/platform/queue/job-queue';
import { JobStore } from '../../src/platform/queue/job-store';
import { JobWorkers } from '../../src/platform/queue/job-workers';
import { QueueModule } from '../../src/platform/queue/queue.module';
import { QueueWatch } from '../../src/platform/queue/queue-watch';
import { postgresServer } from './postgres-server';

/** The queues of one process, with their workers running. */
export interface JobSystem {
  work: UnitOfWork;
  jobs: JobQueue;
  letters: DeadLetters;
  watch: QueueWatch;
  workers: JobWorkers;
  /** Drains, as the end of the program does. The database stays open. */
  close(): Promise<void>;
}

/** @param handlers classes with `@HandlesJobs` */
export async function startJobs(store: Store, ...handlers: Type[]): Promise<JobSystem> {
  const url = store.database.engine === 'postgres' ? await addressOf(store) : undefined;
  return startJobsAt(store, url, ...handlers);
}

/** @param url of the PostgreSQL database; without it the queue is the embedded one */
export async function startJobsAt(
  store: Store,
  url: string | undefined,
  ...handlers: Type[]
): Promise<JobSystem> {
  const offered = [
    { provide: Database, useValue: store.database },
    { provide: UnitOfWork, useValue: store.work },
    { provide: Clock, useClass: SystemClock },
    Meters,
  ];
  @Module({ providers: offered, exports: offered })
  class Base {}
  const jobStore =
    url === undefined
      ? { provide: JobStore, useClass: SqliteJobStore }
      : { provide: JobStore, useFactory: () => new PgBossJobStore(url) };
  @Module({ imports: [{ module: Base, global: true }, QueueModule.with(jobStore)], providers: handlers })
  class Root {}
  const app = await NestFactory.createApplicationContext(Root, { logger: false, abortOnError: false });
  return {
    work: store.work,
    jobs: app.get(JobQueue),
    letters: app.get(DeadLetters),
    watch: app.get(QueueWatch),
    workers: app.get(JobWorkers),
    close: () => app.close(),
  };
}

/** Address of an open PostgreSQL database of a spec. */
export async function addressOf({ database }: Store): Promise<string> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(database.read);
  const server = await postgresServer();
  return server.replace(/\/postgres$/, `/${rows[0]!.name}`);
}
