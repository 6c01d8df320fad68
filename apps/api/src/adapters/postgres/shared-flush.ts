import type { PoolClient } from 'pg';
import { explainPostgresError } from './postgres-error';

/**
 * A commit that waits for the disk as the server's settings say (`synchronous_commit`), and with it for all commits
 * before it: the log is written in order. It needs something in the log to wait for.
 * Source: `RecordTransactionCommit` in https://github.com/postgres/postgres/blob/REL_15_STABLE/src/backend/access/transam/xact.c
 */
const FLUSH = "select pg_logical_emit_message(true, 'centralita', '')";

/**
 * One wait for the disk for many transactions that committed without one (`synchronous_commit = off`): they give their
 * locks back at their commit, and are told of it when it is on the disk.
 */
export class SharedFlush {
  #running: Promise<void> = Promise.resolve();
  /** Has not begun: whoever comes now is in it. */
  #next: Promise<void> | undefined;

  /**
   * @param client of a transaction that has just committed; released here
   * @returns when that transaction is on the disk
   */
  after(client: PoolClient): Promise<void> {
    if (this.#next) {
      client.release();
      return this.#next;
    }
    const done = this.#running.then(() => {
      this.#next = undefined;
      return flush(client);
    });
    this.#next = done;
    this.#running = done.catch(() => undefined);
    return done;
  }
}

async function flush(client: PoolClient): Promise<void> {
  try {
    await client.query(FLUSH);
    client.release();
  } catch (error) {
    client.release(true);
    throw explainPostgresError(error);
  }
}
