import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallTables } from './calls-schema';
import type { Price } from './ports/call-prices';

const tables = (query: Queries) => query.withTables<CallTables>();

/** A call that has ended and has no price yet. */
export interface UnpricedCall {
  callSid: string;
  accountSid: string;
  startedAt: number;
}

/** What calls cost. */
@Injectable()
export class CallPricesStore {
  constructor(private readonly database: Database) {}

  async unpriced(from: number, to: number): Promise<UnpricedCall[]> {
    const rows = await tables(this.database.read)
      .selectFrom('calls')
      .select(['call_sid', 'account_sid', 'started_at'])
      .where('price_unit', 'is', null)
      .where('account_sid', 'is not', null)
      .where('started_at', '>=', from)
      .where('started_at', '<', to)
      .where('ended_at', 'is not', null)
      .execute();
    return rows.map(({ call_sid: callSid, account_sid, started_at: startedAt }) => ({
      ...{ callSid, accountSid: account_sid ?? '', startedAt },
    }));
  }

  /** Calls of browsers by which these calls were taken, by call; one that is a call of its own is billed there. */
  async takings(callSids: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
    if (callSids.length === 0) return new Map();
    const rows = await tables(this.database.read)
      .selectFrom('call_takings')
      .leftJoin('calls', 'calls.call_sid', 'call_takings.side_sid')
      .select(['call_takings.call_sid', 'side_sid'])
      .where('call_takings.call_sid', 'in', [...callSids])
      .where('calls.call_sid', 'is', null)
      .execute();
    const byCall = Map.groupBy(rows, ({ call_sid: callSid }) => callSid);
    return new Map([...byCall].map(([callSid, some]) => [callSid, some.map(({ side_sid: side }) => side)]));
  }

  /**
   * Once: what was billed is not changed afterwards.
   *
   * @returns whose call it is, null where it is nobody's; undefined where nothing was changed
   */
  async set({ query }: Tx, callSid: string, { micros, unit }: Price): Promise<string | null | undefined> {
    const row = await tables(query)
      .updateTable('calls')
      .set({ price_micros: micros, price_unit: unit })
      .where('call_sid', '=', callSid)
      .where('price_unit', 'is', null)
      .returning('organisation_id')
      .executeTakeFirst();
    return row?.organisation_id;
  }
}
