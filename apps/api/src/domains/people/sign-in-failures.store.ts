import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PeopleTables, SignInFailuresRow } from './people-schema';

const tables = (queries: Queries) => queries.withTables<PeopleTables>();

@Injectable()
export class SignInFailuresStore {
  /** Reads under the row's lock: attempts that arrive at once are counted one after the other. */
  async lock(tx: Tx, key: string): Promise<SignInFailuresRow> {
    return tables(tx.query)
      .insertInto('sign_in_failures')
      .values({ key, failures: 0, last_at: 0, wait_until: 0 })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ key }))
      .returningAll()
      .executeTakeFirstOrThrow();
  }

  async save(tx: Tx, { key, ...row }: SignInFailuresRow): Promise<void> {
    await tables(tx.query).updateTable('sign_in_failures').set(row).where('key', '=', key).execute();
  }

  async has(tx: Tx, key: string): Promise<boolean> {
    const row = await tables(tx.query)
      .selectFrom('sign_in_failures')
      .select('key')
      .where('key', '=', key)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** Forgets failures, and later than those where somebody is known from. */
  async dropBefore(tx: Tx, failuresAt: number, knownAt: number): Promise<void> {
    await tables(tx.query)
      .deleteFrom('sign_in_failures')
      .where('last_at', '<', failuresAt)
      .where((row) => row.or([row('key', 'not like', 'known:%'), row('last_at', '<', knownAt)]))
      .execute();
  }
}
