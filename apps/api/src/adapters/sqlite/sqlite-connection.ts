import type { DatabaseSync, SQLInputValue, StatementSync } from 'node:sqlite';
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import { QUERIES, type QueryRun } from '../../platform/database/query-channel';
import { explainSqliteError } from './sqlite-error';

/** Statements that are kept ready. */
const STATEMENTS_MAX = 500;

interface Prepared {
  statement: StatementSync;
  hasRows: boolean;
}

/** Kysely's view of one connection of `node:sqlite`. Each query is done when the call returns. */
export class SqliteConnection implements DatabaseConnection {
  readonly #prepared = new Map<string, Prepared>();

  constructor(private readonly file: DatabaseSync) {}

  executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const from = QUERIES.hasSubscribers ? performance.now() : 0;
    try {
      const { statement, hasRows } = this.#prepare(sql);
      const values = parameters as SQLInputValue[];
      if (hasRows) return Promise.resolve({ rows: statement.all(...values) as Row[] });
      const { changes, lastInsertRowid } = statement.run(...values);
      return Promise.resolve({
        rows: [],
        numAffectedRows: BigInt(changes),
        insertId: BigInt(lastInsertRowid),
      });
    } catch (error) {
      return Promise.reject(explainSqliteError(error));
    } finally {
      if (QUERIES.hasSubscribers)
        QUERIES.publish({ sql, durationMs: performance.now() - from } satisfies QueryRun);
    }
  }

  streamQuery(): never {
    throw new Error('Long reads go through Database.stream, which leaves the event loop free.');
  }

  /** The one that was used least recently makes room. */
  #prepare(sql: string): Prepared {
    let prepared = this.#prepared.get(sql);
    if (prepared) {
      this.#prepared.delete(sql);
    } else {
      const statement = this.file.prepare(sql);
      prepared = { statement, hasRows: statement.columns().length > 0 };
      const [oldest] = this.#prepared.keys();
      if (this.#prepared.size >= STATEMENTS_MAX && oldest !== undefined) this.#prepared.delete(oldest);
    }
    this.#prepared.set(sql, prepared);
    return prepared;
  }
}
