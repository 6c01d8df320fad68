import { Injectable } from '@nestjs/common';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallRow, CallTables } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();

@Injectable()
export class CallsStore {
  /** @returns false where the call is known already: providers repeat their webhooks */
  async begin(tx: Tx, row: CallRow): Promise<boolean> {
    const inserted = await tables(tx.query)
      .insertInto('calls')
      .values(row)
      .onConflict((conflict) => conflict.column('call_sid').doNothing())
      .returning('call_sid')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  /** @returns the call, where it was still going on; its end is written once */
  end(tx: Tx, callSid: string, outcome: string, now: number): Promise<CallRow | undefined> {
    return tables(tx.query)
      .updateTable('calls')
      .set({ ended_at: now, outcome })
      .where('call_sid', '=', callSid)
      .where('ended_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
  }
}
