import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SQLInputValue } from 'node:sqlite';
import type { CompiledQuery } from 'kysely';
import { explainSqliteError } from './sqlite-error';

const ROWS_AT_ONCE = 500;

interface Reading {
  path: string;
  sql: string;
  parameters: readonly SQLInputValue[];
  rowsAtOnce: number;
}

/** Rows of a query, read in a worker thread which waits while the reader is busy with a piece. */
export async function* rowsInWorker<Row>(path: string, query: CompiledQuery<Row>): AsyncGenerator<Row> {
  const reading: Reading = {
    path,
    sql: query.sql,
    parameters: query.parameters as SQLInputValue[],
    rowsAtOnce: ROWS_AT_ONCE,
  };
  const worker = new Worker(`(${readRows.toString()})()`, { eval: true, workerData: reading });
  try {
    for (;;) {
      const [rows] = (await once(worker, 'message')) as [Row[]];
      yield* rows;
      if (rows.length < ROWS_AT_ONCE) return;
      worker.postMessage('more');
    }
  } catch (error) {
    throw explainSqliteError(error);
  } finally {
    await worker.terminate();
  }
}

/**
 * Runs in the worker. It travels as its own text, so it may use nothing from outside of itself: the bundled program is
 * one file, and a worker that loaded all of that would take 50 MB.
 */
function readRows(): void {
  const { DatabaseSync } = process.getBuiltinModule('node:sqlite');
  const thread = process.getBuiltinModule('node:worker_threads');
  const { path, sql, parameters, rowsAtOnce } = thread.workerData as Reading;
  const rows = new DatabaseSync(path, { readOnly: true }).prepare(sql).iterate(...parameters);
  const send = (): void => {
    const piece: unknown[] = [];
    while (piece.length < rowsAtOnce) {
      const { done, value } = rows.next();
      if (done) break;
      piece.push(value);
    }
    thread.parentPort?.postMessage(piece);
  };
  thread.parentPort?.on('message', send);
  send();
}
