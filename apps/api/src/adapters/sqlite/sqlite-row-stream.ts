import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { SQLInputValue } from 'node:sqlite';
import type { CompiledQuery } from 'kysely';
import { explainSqliteError } from './sqlite-error';

const ROWS_AT_ONCE = 500;
/** Each takes about 10 MB and a core. */
const WORKERS_MAX = 3;

interface Reading {
  path: string;
  sql: string;
  parameters: readonly SQLInputValue[];
  rowsAtOnce: number;
}

/** Long reads of one file, each in a worker thread which waits while its reader is busy with a piece. */
export class SqliteRowStream {
  #atWork = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(private readonly path: string) {}

  async *rows<Row>({ sql, parameters }: CompiledQuery<Row>): AsyncGenerator<Row> {
    await this.#place();
    const worker = startWorker({
      path: this.path,
      sql,
      parameters: parameters as SQLInputValue[],
      rowsAtOnce: ROWS_AT_ONCE,
    });
    try {
      for (;;) {
        const rows = await nextRows<Row>(worker);
        yield* rows;
        if (rows.length < ROWS_AT_ONCE) return;
        worker.postMessage('more');
      }
    } finally {
      await worker.terminate();
      this.#leave();
    }
  }

  async #place(): Promise<void> {
    if (this.#atWork < WORKERS_MAX) this.#atWork += 1;
    else await new Promise<void>((go) => this.#waiting.push(go));
  }

  /** Who waits longest gets the place. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next();
    else this.#atWork -= 1;
  }
}

const startWorker = (reading: Reading): Worker =>
  new Worker(`(${readRows.toString()})()`, { eval: true, workerData: reading });

async function nextRows<Row>(worker: Worker): Promise<Row[]> {
  try {
    const [rows] = (await once(worker, 'message')) as [Row[]];
    return rows;
  } catch (error) {
    throw explainSqliteError(error);
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
