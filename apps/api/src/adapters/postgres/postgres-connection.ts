import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely';
import type { ClientBase } from 'pg';
import { QUERIES, type QueryRun } from '../../platform/database/query-channel';
import { explainPostgresError } from './postgres-error';

const CHANGES_ROWS = new Set(['INSERT', 'UPDATE', 'DELETE', 'MERGE']);

/**
 * Anybody may write a NUL, and no text of PostgreSQL can hold one: what else they wrote is to be kept.
 * Source: https://www.postgresql.org/docs/current/datatype-character.html
 */
const withoutNul = (value: unknown): unknown =>
  typeof value === 'string' && value.includes('\0') ? value.replaceAll('\0', '') : value;

/** Kysely's view of one connection of `pg`. Queries that are asked for at once run one after another. */
export class PostgresConnection implements DatabaseConnection {
  #last: Promise<unknown> = Promise.resolve();

  constructor(private readonly client: ClientBase) {}

  executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const result = this.#last.then(() => this.#execute<Row>(query));
    this.#last = result.catch(() => undefined);
    return result;
  }

  streamQuery(): never {
    throw new Error('Long reads go through Database.stream, which reads by a cursor.');
  }

  async #execute<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    const from = performance.now();
    try {
      const { command, rowCount, rows } = await this.client.query<Row & object>(
        sql,
        parameters.map(withoutNul),
      );
      return { rows, ...(CHANGES_ROWS.has(command) && { numAffectedRows: BigInt(rowCount ?? 0) }) };
    } catch (error) {
      throw explainPostgresError(error);
    } finally {
      if (QUERIES.hasSubscribers)
        QUERIES.publish({ sql, durationMs: performance.now() - from } satisfies QueryRun);
    }
  }
}
