import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { broughtBy } from '../modules/brings';
import { Database } from './database';
import { Meters } from '../metrics/meters';
import { MeasuredUnitOfWork } from './measured-unit-of-work';
import type { SchemaChange } from './schema-change';
import type { Store } from './store';
import { UnitOfWork } from './unit-of-work';

const STORE = Symbol('Store');

/**
 * Opens the database before anything else starts, and closes it last: after requests were answered and jobs drained
 * (they do so in `beforeApplicationShutdown` or earlier).
 */
@Global()
@Module({})
export class DatabaseModule implements OnApplicationShutdown {
  constructor(@Inject(STORE) private readonly store: Store) {}

  /** @param open opens the engine, with the schema up to date that all modules of the program bring */
  static with(open: (schema: readonly SchemaChange[]) => Promise<Store>): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: STORE,
          useFactory: (modules: ModulesContainer) =>
            open(broughtBy([...modules.values()].map(({ metatype }) => metatype)).schema),
          inject: [ModulesContainer],
        },
        { provide: Database, useFactory: ({ database }: Store) => database, inject: [STORE] },
        {
          provide: UnitOfWork,
          useFactory: ({ work }: Store, meters: Meters) => new MeasuredUnitOfWork(work, meters),
          inject: [STORE, Meters],
        },
      ],
      exports: [Database, UnitOfWork],
    };
  }

  onApplicationShutdown(): Promise<void> {
    return this.store.close();
  }
}
