import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallRoomRow, CallTables } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();

const find = preparedQuery((query, value: ValuesOf<{ side: string }>) =>
  tables(query).selectFrom('call_rooms').selectAll().where('side_sid', '=', value('side')),
);

/** In which room the two sides of a call meet that has been on hold. */
@Injectable()
export class CallRoomsStore {
  constructor(private readonly database: Database) {}

  async find(side: string, query: Queries = this.database.read): Promise<CallRoomRow | undefined> {
    return (await find(query, { side }))[0];
  }

  /** Each side has one room; two who press at once open the same. @param outdated rooms from before this moment are forgotten */
  async open({ query }: Tx, rows: readonly CallRoomRow[], outdated: number): Promise<void> {
    await tables(query).deleteFrom('call_rooms').where('opened_at', '<', outdated).execute();
    await tables(query)
      .insertInto('call_rooms')
      .values([...rows])
      .onConflict((conflict) => conflict.column('side_sid').doNothing())
      .execute();
  }

  async change(
    { query }: Tx,
    side: string,
    change: Partial<Pick<CallRoomRow, 'consulted_sid' | 'consulted_person' | 'handover'>>,
  ): Promise<void> {
    await tables(query).updateTable('call_rooms').set(change).where('side_sid', '=', side).execute();
  }

  /** @returns what there was */
  close({ query }: Tx, sides: readonly string[]): Promise<CallRoomRow[]> {
    return tables(query)
      .deleteFrom('call_rooms')
      .where('side_sid', 'in', [...sides])
      .returningAll()
      .execute();
  }
}
