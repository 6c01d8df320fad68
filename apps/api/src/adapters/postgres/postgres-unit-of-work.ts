import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { isInBackground } from '../../platform/database/background';
import { databaseUnavailable } from '../../platform/database/database-error';
import type { Tx } from '../../platform/database/tx';
import { assertNotNested, Unit, UNIT_MAX_MS } from '../../platform/database/unit';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { Places } from './places';
import { PostgresConnection } from './postgres-connection';
import { explainPostgresError, isConflict } from './postgres-error';
import { POSTGRES } from './postgres-writer';

const ATTEMPTS_MAX = 5;
const PAUSE_MAX_MS = 20;

/** Writes to PostgreSQL: a transaction for each unit. The server itself shares the wait for the disk among them. */
export class PostgresUnitOfWork extends UnitOfWork {
  readonly #atWork = new Set<Promise<unknown>>();
  readonly #background: Places;
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
    try {
      await asked(client, 'begin');
      result = await unit.do(work, limitMs);
      // A transaction that has failed is rolled back by its commit, without an error.
      if ((await asked(client, 'commit')) !== 'COMMIT') throw databaseUnavailable(undefined);
    } catch (error) {
      await undo(client, unit);
      return { error, conflict: isConflict((unit.queryError as Error | undefined)?.cause) };
    }
    client.release();
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

async function asked(client: PoolClient, sql: string): Promise<string> {
  try {
    return (await client.query(sql)).command;
  } catch (error) {
    throw explainPostgresError(error);
  }
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
