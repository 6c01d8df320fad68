import type { Pool } from 'pg';
import { migrate } from '../../platform/database/migrate';
import type { SchemaChange } from '../../platform/database/schema-change';
import type { Store } from '../../platform/database/store';
import { explainStart } from './explain-start';
import { PostgresDatabase } from './postgres-database';
import { openPool } from './postgres-pool';
import { PostgresUnitOfWork } from './postgres-unit-of-work';

/** Reading and writing have connections of their own: a unit may wait for a place among units, never among pages. */
const WRITES_MAX = 10;
/** Of those, for jobs: webhooks and pages never wait for all of them. */
const BACKGROUND_WRITES_MAX = 6;
const READS_MAX = 10;
const LONG_READS_MAX = 3;
/** A unit that was cut off leaves its statement behind, with its locks; steps of the schema may take longer. */
const WRITE = "set idle_in_transaction_session_timeout = '60s'; set statement_timeout = '15s'";
const LONG_READ = 'set default_transaction_read_only = on';
const READ = `${LONG_READ}; set statement_timeout = '30s'`;

/** The store of several servers: a PostgreSQL database. */
export class PostgresStore implements Store {
  private constructor(
    readonly database: PostgresDatabase,
    readonly work: PostgresUnitOfWork,
    private readonly pools: Pool[],
  ) {}

  /**
   * Connects, and brings the schema up to date; replicas that start together wait for the first one.
   *
   * @param url `postgres://user:password@host:port/database`
   * @throws AppError `database/unreachable`, `database/newer-schema`
   */
  static async open(url: string, schema: readonly SchemaChange[]): Promise<PostgresStore> {
    const writes = openPool(url, { max: WRITES_MAX, settings: WRITE });
    const reads = openPool(url, { max: READS_MAX, settings: READ });
    const longReads = openPool(url, { max: LONG_READS_MAX, settings: LONG_READ });
    const store = new PostgresStore(
      new PostgresDatabase(reads, longReads),
      new PostgresUnitOfWork(writes, BACKGROUND_WRITES_MAX),
      [writes, reads, longReads],
    );
    try {
      await store.work.run((tx) => migrate(tx, 'postgres', schema, Date.now()), Infinity);
    } catch (error) {
      await store.close();
      throw explainStart(error);
    }
    return store;
  }

  async close(): Promise<void> {
    await this.work.close();
    await Promise.all(this.pools.filter(({ ending }) => !ending).map((pool) => pool.end()));
  }
}
