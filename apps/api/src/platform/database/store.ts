import type { Database } from './database';
import type { UnitOfWork } from './unit-of-work';

/** One engine, opened: what an adapter hands to `DatabaseModule`. */
export interface Store {
  readonly database: Database;
  readonly work: UnitOfWork;
  /** After it no query and no unit of work passes. Waits for the units at work. */
  close(): Promise<void>;
}
