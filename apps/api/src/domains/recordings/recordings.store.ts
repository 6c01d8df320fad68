import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { RecordingRow, RecordingTables } from './recordings-schema';

const tables = (query: Queries) => query.withTables<RecordingTables>();

@Injectable()
export class RecordingsStore {
  constructor(private readonly database: Database) {}

  /** @returns false where the recording is known */
  async insert({ query }: Tx, row: RecordingRow): Promise<boolean> {
    const inserted = await tables(query)
      .insertInto('recordings')
      .values(row)
      .onConflict((conflict) => conflict.column('recording_sid').doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  /** In the order in which they were made. */
  async ofCalls(organisationId: string, callSids: readonly string[]): Promise<RecordingRow[]> {
    if (callSids.length === 0) return [];
    return this.#read
      .selectFrom('recordings')
      .selectAll()
      .where('call_sid', 'in', [...callSids])
      .where('organisation_id', '=', organisationId)
      .orderBy('recorded_at')
      .execute();
  }

  find(id: string, organisationId?: string): Promise<RecordingRow | undefined> {
    let query = this.#read.selectFrom('recordings').selectAll().where('id', '=', id);
    if (organisationId !== undefined) query = query.where('organisation_id', '=', organisationId);
    return query.executeTakeFirst();
  }

  /** One that was erased stays so. @returns the recording as it is now */
  change({ query }: Tx, id: string, change: Partial<RecordingRow>): Promise<RecordingRow | undefined> {
    return tables(query)
      .updateTable('recordings')
      .set(change)
      .where('id', '=', id)
      .where('erased_at', 'is', null)
      .returningAll()
      .executeTakeFirst();
  }

  due(now: number, limit: number): Promise<RecordingRow[]> {
    return this.#read
      .selectFrom('recordings')
      .selectAll()
      .where('erased_at', 'is', null)
      .where('erase_at', '<=', now)
      .limit(limit)
      .execute();
  }

  get #read() {
    return tables(this.database.read);
  }
}
