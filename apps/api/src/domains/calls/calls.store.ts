import { Injectable } from '@nestjs/common';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PlacedCall } from '../dialling/api/call-limits';
import type { CallMark } from './call-mark';
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
      granted_sec: value('granted_sec'),
      dialled_at: value('dialled_at'),
      answered_at: value('answered_at'),
      talked_sec: value('talked_sec'),
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

  /** What a person has dialled since then. */
  async placedBy(tx: Tx, personId: string, since: number): Promise<PlacedCall[]> {
    const rows = await tables(tx.query)
      .selectFrom('calls')
      .selectAll()
      .where('person_id', '=', personId)
      .where('started_at', '>', since)
      .execute();
    return rows.map((row) => ({
      callSid: row.call_sid,
      startedAt: row.started_at,
      grantedSec: row.granted_sec ?? 0,
      dialledAt: row.dialled_at,
      answeredAt: row.answered_at,
      endedAt: row.ended_at,
      talkedSec: row.talked_sec,
    }));
  }

  async mark(tx: Tx, callSid: string, mark: CallMark, now: number): Promise<void> {
    const column = `${mark}_at` as const;
    await tables(tx.query)
      .updateTable('calls')
      .set({ [column]: now })
      .where('call_sid', '=', callSid)
      .where(column, 'is', null)
      .execute();
  }

  /** Of several reports the longest counts. */
  async talked(tx: Tx, callSid: string, talkedSec: number): Promise<void> {
    await tables(tx.query)
      .updateTable('calls')
      .set({ talked_sec: talkedSec })
      .where('call_sid', '=', callSid)
      .where((row) => row.or([row('talked_sec', 'is', null), row('talked_sec', '<', talkedSec)]))
      .execute();
  }
}
