import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { CallbackRow, CallQueueTables } from './call-queue-schema';

export interface CallbackOfPerson {
  organisationId: string;
  id: string;
  personId: string;
}

const tables = (query: Queries) => query.withTables<CallQueueTables>();

@Injectable()
export class CallbacksStore {
  constructor(private readonly database: Database) {}

  /** @returns false where the call has asked before */
  async insert({ query }: Tx, row: CallbackRow): Promise<boolean> {
    const inserted = await tables(query)
      .insertInto('callbacks')
      .values(row)
      .onConflict((conflict) => conflict.column('call_sid').doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  /** Those that nobody has called yet, who have waited longest first. */
  open(organisationId: string): Promise<CallbackRow[]> {
    return tables(this.database.read)
      .selectFrom('callbacks')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('done_at', 'is', null)
      .orderBy('waiting_since')
      .execute();
  }

  /** @returns false where nobody of the organisation is to be called by that id, or somebody else took it since `free` */
  async take(
    { query }: Tx,
    { organisationId, id, personId }: CallbackOfPerson,
    now: number,
    free: number,
  ): Promise<boolean> {
    const { numUpdatedRows } = await tables(query)
      .updateTable('callbacks')
      .set({ taken_at: now, taken_by: personId })
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .where('done_at', 'is', null)
      .where((row) =>
        row.or([row('taken_at', 'is', null), row('taken_at', '<', free), row('taken_by', '=', personId)]),
      )
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }

  async isOpen({ query }: Tx, organisationId: string, id: string): Promise<boolean> {
    const row = await tables(query)
      .selectFrom('callbacks')
      .select('id')
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .where('done_at', 'is', null)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** @returns false where it is none of the organisation's */
  async done(
    { query }: Tx,
    { organisationId, id, personId }: CallbackOfPerson,
    now: number,
  ): Promise<boolean> {
    const { numUpdatedRows } = await tables(query)
      .updateTable('callbacks')
      .set({ done_at: now, done_by: personId })
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
    return numUpdatedRows > 0n;
  }
}
