import { Injectable } from '@nestjs/common';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { PlacedCall } from '../dialling/api/call-limits';
import type { CallMark } from './call-mark';
import type { CallHandoverRow, CallRow, CallStepRow, CallTables } from './calls-schema';

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
      answered_by: value('answered_by'),
      account_sid: value('account_sid'),
    })
    .onConflict((conflict) => conflict.column('call_sid').doNothing())
    .returning('call_sid'),
);

const insertStep = preparedQuery((query, value: ValuesOf<CallStepRow>) =>
  tables(query)
    .insertInto('call_steps')
    .values({
      call_sid: value('call_sid'),
      webhook: value('webhook'),
      flow: value('flow'),
      step: value('step'),
      at: value('at'),
    })
    .onConflict((conflict) => conflict.columns(['call_sid', 'webhook']).doNothing()),
);

const placedCall = (row: CallRow): PlacedCall => ({
  callSid: row.call_sid,
  startedAt: row.started_at,
  grantedSec: row.granted_sec ?? 0,
  dialledAt: row.dialled_at,
  answeredAt: row.answered_at,
  endedAt: row.ended_at,
  talkedSec: row.talked_sec,
});

const givenCall = (row: CallHandoverRow): PlacedCall => ({
  callSid: row.id,
  startedAt: row.at,
  grantedSec: row.granted_sec ?? 0,
  dialledAt: row.at,
  answeredAt: row.taken_at,
  endedAt: row.ended_at,
  talkedSec: null,
});

/** Writes the team's calls. */
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

  find(tx: Tx, callSid: string): Promise<CallRow | undefined> {
    return tables(tx.query)
      .selectFrom('calls')
      .selectAll()
      .where('call_sid', '=', callSid)
      .executeTakeFirst();
  }

  /** A step that the call has come to; told again, it is the same. */
  async walk(tx: Tx, row: CallStepRow): Promise<void> {
    await insertStep(tx.query, row);
  }

  /** The call of a person is let go to that number, so long. */
  async grant(tx: Tx, { call_sid, person_id, caller, called, granted_sec }: CallRow): Promise<void> {
    await tables(tx.query)
      .updateTable('calls')
      .set({ person_id, caller, called, granted_sec })
      .where('call_sid', '=', call_sid)
      .execute();
  }

  /** @returns the call, where nobody had taken it before */
  answered(tx: Tx, callSid: string, personId: string): Promise<CallRow | undefined> {
    return tables(tx.query)
      .updateTable('calls')
      .set({ answered_by: personId })
      .where('call_sid', '=', callSid)
      .where('answered_by', 'is', null)
      .returningAll()
      .executeTakeFirst();
  }

  /** @param side the call of the browser by which it was taken */
  async taken(tx: Tx, callSid: string, side: string): Promise<void> {
    await tables(tx.query)
      .insertInto('call_takings')
      .values({ side_sid: side, call_sid: callSid })
      .onConflict((conflict) => conflict.column('side_sid').doNothing())
      .execute();
  }

  /** The call that was taken by this call of a browser. */
  async takenBy(query: Queries, side: string): Promise<string | undefined> {
    const row = await tables(query)
      .selectFrom('call_takings')
      .select('call_sid')
      .where('side_sid', '=', side)
      .executeTakeFirst();
    return row?.call_sid;
  }

  async hasComeIn(query: Queries, callSid: string): Promise<boolean> {
    const row = await tables(query)
      .selectFrom('calls')
      .select('direction')
      .where('call_sid', '=', callSid)
      .executeTakeFirst();
    return row?.direction === 'incoming';
  }

  /** What a person was let dial since then, and the numbers to which they gave calls. */
  async placedBy(query: Queries, personId: string, since: number): Promise<PlacedCall[]> {
    const dialled = await tables(query)
      .selectFrom('calls')
      .selectAll()
      .where('person_id', '=', personId)
      .where('started_at', '>', since)
      .where('granted_sec', 'is not', null)
      .execute();
    const given = await tables(query)
      .selectFrom('call_handovers')
      .selectAll()
      .where('by_person', '=', personId)
      .where('at', '>', since)
      .where('granted_sec', 'is not', null)
      .execute();
    return [...dialled.map(placedCall), ...given.map(givenCall)];
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
