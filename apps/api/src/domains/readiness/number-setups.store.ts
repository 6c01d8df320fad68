import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { NumberSetupRow, ReadinessTables } from './readiness-schema';

const tables = (query: Queries) => query.withTables<ReadinessTables>();

@Injectable()
export class NumberSetupsStore {
  constructor(private readonly database: Database) {}

  /** Of these numbers, by their SID. */
  async of(numberSids: readonly string[]): Promise<Map<string, NumberSetupRow>> {
    if (numberSids.length === 0) return new Map();
    const rows = await tables(this.database.read)
      .selectFrom('number_setups')
      .selectAll()
      .where('number_sid', 'in', numberSids)
      .execute();
    return new Map(rows.map((row) => [row.number_sid, row]));
  }

  /**
   * Reads what is kept of a number and holds its row until the unit ends, so that of two changes at once the second sees
   * the first. An update that changes nothing is a lock on each engine.
   */
  hold({ query }: Tx, numberSid: string): Promise<NumberSetupRow | undefined> {
    return tables(query)
      .updateTable('number_setups')
      .set((setup) => ({ at: setup.ref('at') }))
      .where('number_sid', '=', numberSid)
      .returningAll()
      .executeTakeFirst();
  }

  async put({ query }: Tx, row: NumberSetupRow): Promise<void> {
    await tables(query)
      .insertInto('number_setups')
      .values(row)
      .onConflict((conflict) => conflict.column('number_sid').doUpdateSet(row))
      .execute();
  }

  async remove({ query }: Tx, numberSid: string): Promise<void> {
    await tables(query).deleteFrom('number_setups').where('number_sid', '=', numberSid).execute();
  }
}
