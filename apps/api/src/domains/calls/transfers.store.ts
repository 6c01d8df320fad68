import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallTables, CallTransferRow } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();

@Injectable()
export class TransfersStore {
  constructor(private readonly database: Database) {}

  /** A call may be transferred again: the latest counts. */
  async save({ query }: Tx, row: CallTransferRow): Promise<void> {
    await tables(query)
      .insertInto('call_transfers')
      .values(row)
      .onConflict((conflict) => conflict.column('call_sid').doUpdateSet(row))
      .execute();
  }

  find(callSid: string): Promise<CallTransferRow | undefined> {
    return tables(this.database.read)
      .selectFrom('call_transfers')
      .selectAll()
      .where('call_sid', '=', callSid)
      .executeTakeFirst();
  }
}
