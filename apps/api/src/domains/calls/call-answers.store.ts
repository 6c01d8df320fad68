import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallAnswerRow, CallTables } from './calls-schema';

const tables = (query: Queries) => query.withTables<CallTables>();

/** What was answered at each step of a call. */
@Injectable()
export class CallAnswersStore {
  constructor(private readonly database: Database) {}

  /** Told again, the last answer counts: it is the one that Twilio took. */
  async keep({ query }: Tx, rows: readonly CallAnswerRow[]): Promise<void> {
    await tables(query)
      .insertInto('call_answers')
      .values([...rows])
      .onConflict((conflict) =>
        conflict.columns(['call_sid', 'webhook']).doUpdateSet((set) => ({
          twiml: set.ref('excluded.twiml'),
          failure: set.ref('excluded.failure'),
        })),
      )
      .execute();
  }

  /** Of a call, by the webhook. */
  async of(callSid: string): Promise<ReadonlyMap<string, CallAnswerRow>> {
    const rows = await tables(this.database.read)
      .selectFrom('call_answers')
      .selectAll()
      .where('call_sid', '=', callSid)
      .execute();
    return new Map(rows.map((row) => [row.webhook, row]));
  }

  /** Organisations of these calls. */
  async organisationsOf({ query }: Tx, callSids: readonly string[]): Promise<Map<string, string>> {
    const rows = await tables(query)
      .selectFrom('calls')
      .select(['call_sid', 'organisation_id'])
      .where('call_sid', 'in', [...callSids])
      .execute();
    return new Map(
      rows.flatMap(({ call_sid, organisation_id: id }) => (id === null ? [] : [[call_sid, id] as const])),
    );
  }

  async dropBefore({ query }: Tx, at: number): Promise<void> {
    await tables(query).deleteFrom('call_answers').where('at', '<', at).execute();
  }
}
