import { sql, type CompiledQuery } from 'kysely';
import type { Pool, PoolClient } from 'pg';
import { Database } from '../../platform/database/database';
import { queriesOver } from '../../platform/database/queries-over';
import type { Queries } from '../../platform/database/tx';
import { PostgresConnection } from './postgres-connection';
import { explainPostgresError } from './postgres-error';
import { POSTGRES } from './postgres-writer';

const ROWS_AT_ONCE = 500;

/** Reads on connections that cannot write. */
export class PostgresDatabase extends Database {
  readonly engine = 'postgres';
  readonly read: Queries;

  /** @param longReads connections of their own, so that exports cannot take all from pages */
  constructor(
    private readonly reads: Pool,
    private readonly longReads: Pool,
  ) {
    super();
    this.read = queriesOver(POSTGRES, {
      provideConnection: async (consumer) => {
        const client = await connect(this.reads);
        try {
          return await consumer(new PostgresConnection(client));
        } finally {
          client.release();
        }
      },
    });
  }

  async *stream<Row>({ sql: text, parameters }: CompiledQuery<Row>): AsyncIterable<Row> {
    const client = await connect(this.longReads);
    let isWell = false;
    try {
      await client.query('begin');
      await client.query(`declare long_read no scroll cursor for ${text}`, [...parameters]);
      for (;;) {
        const { rows } = await client.query<Row & object>(`fetch ${ROWS_AT_ONCE} from long_read`);
        // Whoever leaves early does so here.
        isWell = true;
        yield* rows;
        isWell = false;
        if (rows.length < ROWS_AT_ONCE) break;
      }
      isWell = true;
    } catch (error) {
      throw isWell ? error : explainPostgresError(error);
    } finally {
      await end(client, isWell);
    }
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.read);
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect();
  } catch (error) {
    throw explainPostgresError(error);
  }
}

async function end(client: PoolClient, isWell: boolean): Promise<void> {
  try {
    if (isWell) await client.query('rollback');
    client.release(!isWell);
  } catch {
    client.release(true);
  }
}
