import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PeopleTables } from './people-schema';

const tables = (queries: Queries) => queries.withTables<PeopleTables>();

@Injectable()
export class RecoveryCodesStore {
  constructor(private readonly database: Database) {}

  async count(personId: string): Promise<number> {
    const { left } = await tables(this.database.read)
      .selectFrom('recovery_codes')
      .select(({ fn }) => fn.countAll<number>().as('left'))
      .where('person_id', '=', personId)
      .executeTakeFirstOrThrow();
    return Number(left);
  }

  async replace(tx: Tx, personId: string, hashes: readonly string[]): Promise<void> {
    await tables(tx.query).deleteFrom('recovery_codes').where('person_id', '=', personId).execute();
    if (hashes.length === 0) return;
    await tables(tx.query)
      .insertInto('recovery_codes')
      .values(hashes.map((code_hash) => ({ person_id: personId, code_hash })))
      .execute();
  }

  /** @returns false where there is no such code, or it was used */
  async use(tx: Tx, personId: string, hash: string): Promise<boolean> {
    const { numDeletedRows } = await tables(tx.query)
      .deleteFrom('recovery_codes')
      .where('person_id', '=', personId)
      .where('code_hash', '=', hash)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }
}
