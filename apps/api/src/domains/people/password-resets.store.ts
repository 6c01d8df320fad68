import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PasswordResetRow, PeopleTables } from './people-schema';

const tables = (queries: Queries) => queries.withTables<PeopleTables>();

@Injectable()
export class PasswordResetsStore {
  constructor(private readonly database: Database) {}

  async insert(tx: Tx, row: PasswordResetRow): Promise<void> {
    await tables(tx.query).insertInto('password_resets').values(row).execute();
  }

  find(codeHash: string): Promise<PasswordResetRow | undefined> {
    return tables(this.database.read)
      .selectFrom('password_resets')
      .selectAll()
      .where('code_hash', '=', codeHash)
      .executeTakeFirst();
  }

  /** @returns false where it was used meanwhile */
  async use(tx: Tx, codeHash: string): Promise<boolean> {
    const { numDeletedRows } = await tables(tx.query)
      .deleteFrom('password_resets')
      .where('code_hash', '=', codeHash)
      .executeTakeFirst();
    return numDeletedRows === 1n;
  }

  /** A person has one link at most, and none once the password is another. */
  async dropOf(tx: Tx, personId: string): Promise<void> {
    await tables(tx.query).deleteFrom('password_resets').where('person_id', '=', personId).execute();
  }

  async dropExpired(tx: Tx, now: number): Promise<void> {
    await tables(tx.query).deleteFrom('password_resets').where('expires_at', '<', now).execute();
  }
}
