import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient, QueryResult } from 'pg';
import { isInBackground } from '../../platform/database/background';
import { databaseUnavailable } from '../../platform/database/database-error';
import type { Tx } from '../../platform/database/tx';
import { assertNotNested, Unit, UNIT_MAX_MS } from '../../platform/database/unit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Places } from './places';
import { PostgresConnection } from './postgres-connection';
import { explainPostgresError, isConflict } from './postgres-error';
import { POSTGRES } from './postgres-writer';
import { SharedFlush } from './shared-flush';

const ATTEMPTS_MAX = 5;
const PAUSE_MAX_MS = 20;

/** It waits for no disk while it holds locks: `SharedFlush` waits. */
const BEGIN = 'begin; set local synchronous_commit = off';
/** Tells whether there is anything to wait for: a unit that only read has no transaction id. */
const COMMIT = 'select pg_current_xact_id_if_assigned() is not null as wrote; commit';

/**
 * Writes to PostgreSQL: a transaction for each unit. It gives its locks back at its commit, and is done when the commit is
 * on the disk: otherwise two messages to one organisation would wait for the disk one after the other.
 */
export class PostgresUnitOfWork extends UnitOfWork {
  readonly #atWork = new Set<Promise<unknown>>();
  readonly #background: Places;
  readonly #flush = new SharedFlush();
  #closed = false;

  /** @param backgroundMax units at once that nobody waits for: the other connections are for those that somebody waits for */
  constructor(
    private readonly pool: Pool,
    backgroundMax: number,
  ) {
    super();
    this.#background = new Places(backgroundMax);
  }

  async run<T>(work: (tx: Tx) => Promise<T>, limitMs = UNIT_MAX_MS): Promise<T> {
    assertNotNested();
    if (this.#closed) throw databaseUnavailable(new Error('The database is closed.'));
    const pass = (): Promise<T> => this.#untilItPasses(work, limitMs);
    const unit = isInBackground() ? this.#background.use(pass) : pass();
    this.#atWork.add(unit);
    try {
      return await unit;
    } finally {
      this.#atWork.delete(unit);
    }
  }

  /** Waits for the units that were asked for. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#atWork);
  }

  async #untilItPasses<T>(work: (tx: Tx) => Promise<T>, limitMs: number): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const unit = await this.#attempt(work, limitMs);
      if ('result' in unit) return unit.result;
      if (!unit.conflict || attempt === ATTEMPTS_MAX) throw unit.error;
      await pause(Math.random() * PAUSE_MAX_MS * attempt);
    }
  }

  async #attempt<T>(
    work: (tx: Tx) => Promise<T>,
    limitMs: number,
  ): Promise<{ result: T } | { error: unknown; conflict: boolean }> {
    const client = await this.#connect();
    const unit = new Unit(POSTGRES, new PostgresConnection(client));
    let result: T;
    let wrote: boolean;
    try {
      await asked(client, BEGIN);
      result = await unit.do(work, limitMs);
      wrote = await commit(client);
    } catch (error) {
      await undo(client, unit);
      return { error, conflict: isConflict((unit.queryError as Error | undefined)?.cause) };
    }
    if (wrote) await this.#flush.after(client);
    else client.release();
    unit.committed();
    return { result };
  }

  async #connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      throw explainPostgresError(error);
    }
  }
}

async function asked(client: PoolClient, sql: string): Promise<QueryResult[]> {
  try {
    // Of several statements in one query, `pg` gives a list of results, which its types do not say.
    return (await client.query(sql)) as unknown as QueryResult[];
  } catch (error) {
    throw explainPostgresError(error);
  }
}

/** @returns whether anything was written */
async function commit(client: PoolClient): Promise<boolean> {
  const [written, committed] = await asked(client, COMMIT);
  // A transaction that has failed is rolled back by its commit, without an error.
  if (committed?.command !== 'COMMIT') throw databaseUnavailable(undefined);
  return (written?.rows[0] as { wrote: boolean }).wrote;
}

/** A unit that was cut off may have a query on its way still: its connection is given up, and so is a broken one. */
async function undo(client: PoolClient, unit: Unit): Promise<void> {
  if (unit.wasCutOff) return client.release(true);
  try {
    await client.query('rollback');
    client.release();
  } catch {
    client.release(true);
  }
}
