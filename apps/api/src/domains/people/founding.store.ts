import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PeopleTables } from './people-schema';

const tables = (queries: Queries) => queries.withTables<PeopleTables>();

/** The one-time codes of a server that nobody owns yet, and the fact that somebody does. */
@Injectable()
export class FoundingStore {
  constructor(private readonly database: Database) {}

  async addCode(tx: Tx, codeHash: string, at: number): Promise<void> {
    await tables(tx.query)
      .insertInto('setup_codes')
      .values({ code_hash: codeHash, created_at: at })
      .execute();
  }

  async dropCodesBefore(tx: Tx, at: number): Promise<void> {
    await tables(tx.query).deleteFrom('setup_codes').where('created_at', '<', at).execute();
  }

  async hasCode(codeHash: string): Promise<boolean> {
    const found = await tables(this.database.read)
      .selectFrom('setup_codes')
      .select('code_hash')
      .where('code_hash', '=', codeHash)
      .executeTakeFirst();
    return found !== undefined;
  }

  /** Uses the code up, and all others with it. @returns false where the code is unknown, or somebody was first */
  async found(tx: Tx, codeHash: string, personId: string, at: number): Promise<boolean> {
    const used = await tables(tx.query)
      .deleteFrom('setup_codes')
      .where('code_hash', '=', codeHash)
      .executeTakeFirst();
    if (used.numDeletedRows === 0n) return false;
    const founded = await tables(tx.query)
      .insertInto('founding')
      .values({ id: 1, person_id: personId, at })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst();
    await tables(tx.query).deleteFrom('setup_codes').execute();
    return founded.numInsertedOrUpdatedRows === 1n;
  }
}
