import { Injectable } from '@nestjs/common';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallRow, CallTables } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();

const insert = preparedQuery((query, value: ValuesOf<CallRow>) =>
  tables(query)
    .insertInto('calls')
    .values({
      call_sid: value('call_sid'),
      organisation_id: value('organisation_id'),
      person_id: value('person_id'),
      direction: value('direction'),
      caller: value('caller'),
      called: value('called'),
      started_at: value('started_at'),
      ended_at: value('ended_at'),
      outcome: value('outcome'),
    })
    .onConflict((conflict) => conflict.column('call_sid').doNothing())
    .returning('call_sid'),
);

@Injectable()
export class CallsStore {
  /** @returns false where the call is known already: providers repeat their webhooks */
  async begin(tx: Tx, row: CallRow): Promise<boolean> {
    return (await insert(tx.query, row)).length > 0;
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
