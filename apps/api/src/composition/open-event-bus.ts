import type { FactoryProvider } from '@nestjs/common';
import type { Config } from '../platform/config/config';
import { Database } from '../platform/database/database';
import { EventBus } from '../platform/events/event-bus';
import { InProcessEventBus } from '../platform/events/in-process-event-bus';

/** The bus that fits the engine: one process has a SQLite file to itself, several may share a PostgreSQL. */
export const openEventBus = ({ databaseUrl }: Config): FactoryProvider<EventBus> => ({
  provide: EventBus,
  inject: [Database],
  useFactory: async (database: Database) => {
    if (databaseUrl === undefined) return new InProcessEventBus();
    const { PostgresEventBus } = await import('../adapters/postgres/postgres-event-bus');
    return new PostgresEventBus(databaseUrl, database);
  },
});
