import type { Provider } from '@nestjs/common';
import { PgBossJobStore } from '../adapters/postgres/pg-boss-job-store';
import { SqliteJobStore } from '../adapters/sqlite/sqlite-job-store';
import { Clock } from '../platform/clock/clock';
import type { Config } from '../platform/config/config';
import { Database } from '../platform/database/database';
import { UnitOfWork } from '../platform/database/unit-of-work';
import { JobStore } from '../platform/queue/job-store';

/** The queue of the engine that the configuration asks for. pg-boss itself is loaded only when its store opens. */
export const jobStoreProvider = ({ databaseUrl }: Config): Provider => ({
  provide: JobStore,
  useFactory: (database: Database, work: UnitOfWork, clock: Clock): JobStore =>
    databaseUrl === undefined ? new SqliteJobStore(database, work, clock) : new PgBossJobStore(databaseUrl),
  inject: [Database, UnitOfWork, Clock],
});
