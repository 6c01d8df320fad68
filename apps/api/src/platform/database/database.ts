import type { CompiledQuery } from 'kysely';
import type { Queries } from './tx';

export type Engine = 'sqlite' | 'postgres';

/** Where data is read. Writing goes through `UnitOfWork`. */
export abstract class Database {
  abstract readonly engine: Engine;

  /** Short reads of committed rows, on a connection of their own. Stores add their tables with `withTables`. */
  abstract readonly read: Queries;

  /**
   * Rows of a long read (search, export), in the order of the query and in pieces, without holding up the event loop:
   * SQLite reads in a worker thread, PostgreSQL by a cursor. Leaving the loop early ends the read.
   */
  abstract stream<Row>(query: CompiledQuery<Row>): AsyncIterable<Row>;

  /** Asks the database for a sign of life. Throws AppError `database/unavailable`. */
  abstract ping(): Promise<void>;
}
