import { DatabaseSync } from 'node:sqlite';
import { sql, type CompiledQuery } from 'kysely';
import { Database } from '../../platform/database/database';
import { queriesOver } from '../../platform/database/queries-over';
import type { Queries } from '../../platform/database/tx';
import { SqliteConnection } from './sqlite-connection';
import { SqliteRowStream } from './sqlite-row-stream';
import { SQLITE } from './sqlite-writer';

/** Reads on a connection that cannot write: WAL lets it see what is committed, and wait for no writer. */
export class SqliteDatabase extends Database {
  readonly engine = 'sqlite';
  readonly read: Queries;
  readonly #reader: DatabaseSync;
  readonly #longReads: SqliteRowStream;

  constructor(path: string) {
    super();
    this.#longReads = new SqliteRowStream(path);
    this.#reader = new DatabaseSync(path, { readOnly: true });
    const connection = new SqliteConnection(this.#reader);
    this.read = queriesOver(SQLITE, { provideConnection: (consumer) => consumer(connection) });
  }

  stream<Row>(query: CompiledQuery<Row>): AsyncIterable<Row> {
    return this.#longReads.rows(query);
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.read);
  }

  close(): void {
    this.#reader.close();
  }
}
