import { Injectable } from '@nestjs/common';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallHandoverRow, CallTables } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();

const bySide = preparedQuery((query, value: ValuesOf<{ side: string }>) =>
  tables(query).selectFrom('call_handovers').selectAll().where('moved_sid', '=', value('side')).orderBy('at'),
);

const byCall = preparedQuery((query, value: ValuesOf<{ call: string }>) =>
  tables(query).selectFrom('call_handovers').selectAll().where('call_sid', '=', value('call')).orderBy('at'),
);

/** Calls that agents gave to somebody else. */
@Injectable()
export class HandoversStore {
  async add({ query }: Tx, row: CallHandoverRow): Promise<void> {
    await tables(query).insertInto('call_handovers').values(row).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('call_handovers').where('id', '=', id).execute();
  }

  /** Of a call, named as the history has it or by the side that goes on; in order. */
  async of(query: Queries, callSid: string): Promise<CallHandoverRow[]> {
    const rows = await byCall(query, { call: callSid });
    return rows.length > 0 ? rows : bySide(query, { side: callSid });
  }

  /** Of several calls as the history has them, in order. */
  ofAll(query: Queries, callSids: readonly string[]): Promise<CallHandoverRow[]> {
    if (callSids.length === 0) return Promise.resolve([]);
    return tables(query)
      .selectFrom('call_handovers')
      .selectAll()
      .where('call_sid', 'in', [...callSids])
      .orderBy('at')
      .execute();
  }

  async taken({ query }: Tx, id: string, personId: string | undefined, now: number): Promise<void> {
    await tables(query)
      .updateTable('call_handovers')
      .set({ taken_at: now, taken_by: personId ?? null })
      .where('id', '=', id)
      .execute();
  }

  /** What was given to somebody is over with them. */
  async end({ query }: Tx, callSid: string, now: number): Promise<void> {
    await tables(query)
      .updateTable('call_handovers')
      .set({ ended_at: now })
      .where('call_sid', '=', callSid)
      .where('ended_at', 'is', null)
      .execute();
  }
}
