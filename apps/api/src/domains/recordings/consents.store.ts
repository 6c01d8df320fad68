import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallConsentRow, RecordingTables } from './recordings-schema';

const tables = (query: Queries) => query.withTables<RecordingTables>();

const bySide = preparedQuery((query, value: ValuesOf<{ side: string }>) =>
  tables(query).selectFrom('call_consents').selectAll().where('side_sid', '=', value('side')),
);

const byCall = preparedQuery((query, value: ValuesOf<{ call: string }>) =>
  tables(query)
    .selectFrom('call_consents')
    .selectAll()
    .where('call_sid', '=', value('call'))
    .orderBy('given_at', 'desc')
    .limit(1),
);

@Injectable()
export class ConsentsStore {
  constructor(private readonly database: Database) {}

  /** The first stays: whoever has agreed has not been told anew. */
  async give({ query }: Tx, row: CallConsentRow): Promise<void> {
    await tables(query)
      .insertInto('call_consents')
      .values(row)
      .onConflict((conflict) => conflict.column('side_sid').doNothing())
      .execute();
  }

  async ofSide(sideSid: string): Promise<CallConsentRow | undefined> {
    const [row] = await bySide(this.database.read, { side: sideSid });
    return row;
  }

  /** The latest of a call. */
  async ofCall(callSid: string): Promise<CallConsentRow | undefined> {
    const [row] = await byCall(this.database.read, { call: callSid });
    return row;
  }

  /** @returns false where a recording of the side was asked for before */
  async begin({ query }: Tx, sideSid: string, now: number): Promise<boolean> {
    const begun = await tables(query)
      .updateTable('call_consents')
      .set({ begun_at: now })
      .where('side_sid', '=', sideSid)
      .where('begun_at', 'is', null)
      .returning('side_sid')
      .executeTakeFirst();
    return begun !== undefined;
  }

  async end({ query }: Tx, sideSid: string): Promise<void> {
    await tables(query)
      .updateTable('call_consents')
      .set({ begun_at: null })
      .where('side_sid', '=', sideSid)
      .execute();
  }

  async forget({ query }: Tx, now: number): Promise<void> {
    await tables(query).deleteFrom('call_consents').where('erase_at', '<=', now).execute();
  }
}
