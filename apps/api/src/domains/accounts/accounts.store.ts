import { Injectable } from '@nestjs/common';
import type { AccountState, AccountTrouble } from '@centralita/shared-types';
import { Clock } from '../../platform/clock/clock';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import { rowOfTrouble } from './account-trouble-row';
import type { AccountRow, AccountTables, AccountTestRow } from './accounts-schema';

/** What is to be remembered of a test that was made just now. */
export interface AccountTest {
  id: string;
  state: AccountState;
  trouble: AccountTrouble | null;
}

const tables = (query: Queries) => query.withTables<AccountTables>();

@Injectable()
export class AccountsStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The oldest first. */
  list(): Promise<AccountRow[]> {
    return tables(this.database.read)
      .selectFrom('accounts')
      .selectAll()
      .orderBy('created_at')
      .orderBy('id')
      .execute();
  }

  tests(): Promise<AccountTestRow[]> {
    return tables(this.database.read).selectFrom('account_tests').selectAll().execute();
  }

  /** Inserts it, or replaces the row of that id. @returns false where another row has the account's name */
  async save(tx: Tx, row: Omit<AccountRow, 'created_at'>): Promise<boolean> {
    if (row.account_sid !== null) {
      const same = await tables(tx.query)
        .selectFrom('accounts')
        .select('id')
        .where('account_sid', '=', row.account_sid)
        .executeTakeFirst();
      if (same && same.id !== row.id) return false;
    }
    await tables(tx.query)
      .insertInto('accounts')
      .values({ ...row, created_at: this.clock.now() })
      .onConflict((conflict) =>
        conflict.column('id').doUpdateSet({
          name: row.name,
          account_sid: row.account_sid,
          sealed_fields: row.sealed_fields,
        }),
      )
      .execute();
    return true;
  }

  /** @returns false where there was none */
  async remove(tx: Tx, id: string): Promise<boolean> {
    await tables(tx.query).deleteFrom('account_tests').where('account_id', '=', id).execute();
    const removed = await tables(tx.query)
      .deleteFrom('accounts')
      .where('id', '=', id)
      .returning('id')
      .execute();
    return removed.length > 0;
  }

  async noteTest(tx: Tx, { id, state, trouble }: AccountTest): Promise<void> {
    const found = { state, tested_at: this.clock.now(), ...rowOfTrouble(trouble) };
    await tables(tx.query)
      .insertInto('account_tests')
      .values({ account_id: id, ...found })
      .onConflict((conflict) => conflict.column('account_id').doUpdateSet(found))
      .execute();
  }

  /** Fields were changed: what a former test said no longer holds. */
  async forgetTest(tx: Tx, id: string): Promise<void> {
    await tables(tx.query).deleteFrom('account_tests').where('account_id', '=', id).execute();
  }
}
