import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { OrganisationTables, QuarantineRow } from './organisations-schema';

/** The page shows the latest; beyond that something else is wrong. */
const LIST_MAX = 500;

const tables = (query: Queries) => query.withTables<OrganisationTables>();

@Injectable()
export class QuarantineStore {
  constructor(private readonly database: Database) {}

  /** The latest first. */
  list(): Promise<QuarantineRow[]> {
    return tables(this.database.read)
      .selectFrom('quarantine')
      .selectAll()
      .orderBy('last_at', 'desc')
      .orderBy('id', 'desc')
      .limit(LIST_MAX)
      .execute();
  }

  /** Adds one to the row of this channel and recipient, or makes the row. @returns the row as it is now */
  fold(tx: Tx, row: QuarantineRow): Promise<QuarantineRow> {
    return tables(tx.query)
      .insertInto('quarantine')
      .values(row)
      .onConflict((conflict) =>
        conflict.columns(['digest', 'channel']).doUpdateSet((update) => ({
          count: update('quarantine.count', '+', 1),
          sender: row.sender,
          last_at: row.last_at,
        })),
      )
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  find(tx: Tx, id: string): Promise<QuarantineRow | undefined> {
    return tables(tx.query).selectFrom('quarantine').selectAll().where('id', '=', id).executeTakeFirst();
  }

  /** Takes out what now belongs to somebody. @returns ids of the rows */
  async drop(tx: Tx, digests: string[]): Promise<string[]> {
    if (digests.length === 0) return [];
    const dropped = await tables(tx.query)
      .deleteFrom('quarantine')
      .where('digest', 'in', digests)
      .returning('id')
      .execute();
    return dropped.map(({ id }) => id);
  }
}
