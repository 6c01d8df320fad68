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

/** An account as it is saved; when it was first is noted by the store. */
export type SavedAccount = Omit<AccountRow, 'created_at'>;

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

  /**
   * Reads an account and holds its row until the unit ends, so that of two changes at once the second sees the first. An
   * update that changes nothing is a lock on each engine.
   */
  hold(tx: Tx, id: string): Promise<AccountRow | undefined> {
    return tables(tx.query)
      .updateTable('accounts')
      .set((account) => ({ name: account.ref('name') }))
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
  }

  /** @returns false where another row has the account's name at the provider */
  async insert(tx: Tx, row: SavedAccount): Promise<boolean> {
    if (await this.#isTaken(tx, row)) return false;
    await tables(tx.query)
      .insertInto('accounts')
      .values({ ...row, created_at: this.clock.now() })
      .execute();
    return true;
  }

  /** Of a row that is held. @returns false where another row has the account's name at the provider */
  async update(tx: Tx, { id, ...columns }: SavedAccount): Promise<boolean> {
    if (await this.#isTaken(tx, { id, ...columns })) return false;
    await tables(tx.query).updateTable('accounts').set(columns).where('id', '=', id).execute();
    return true;
  }

  async remove(tx: Tx, id: string): Promise<void> {
    await this.forgetTest(tx, id);
    await tables(tx.query).deleteFrom('accounts').where('id', '=', id).execute();
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

  async #isTaken(tx: Tx, { id, account_sid }: SavedAccount): Promise<boolean> {
    if (account_sid === null) return false;
    const other = await tables(tx.query)
      .selectFrom('accounts')
      .select('id')
      .where('account_sid', '=', account_sid)
      .where('id', '!=', id)
      .executeTakeFirst();
    return other !== undefined;
  }
}
