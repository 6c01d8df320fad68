import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { VoicemailRow, VoicemailTables } from './voicemail-schema';

const tables = (query: Queries) => query.withTables<VoicemailTables>();

/** The last message of a page. */
export interface VoicemailPlace {
  receivedAt: number;
  id: string;
}

@Injectable()
export class VoicemailsStore {
  constructor(private readonly database: Database) {}

  /** @returns false where the recording is known */
  async insert({ query }: Tx, row: VoicemailRow): Promise<boolean> {
    const inserted = await tables(query)
      .insertInto('voicemails')
      .values(row)
      .onConflict((conflict) => conflict.column('recording_sid').doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  async isKnown(recordingSid: string): Promise<boolean> {
    const row = await this.#read
      .selectFrom('voicemails')
      .select('id')
      .where('recording_sid', '=', recordingSid)
      .executeTakeFirst();
    return row !== undefined;
  }

  /** The latest first. */
  page(organisationId: string, before: VoicemailPlace | undefined, limit: number): Promise<VoicemailRow[]> {
    let query = this.#read
      .selectFrom('voicemails')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('received_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit);
    if (before)
      query = query
        .where('received_at', '<=', before.receivedAt)
        .where((row) => row.or([row('received_at', '<', before.receivedAt), row('id', '<', before.id)]));
    return query.execute();
  }

  async unheard(organisationId: string): Promise<number> {
    const { count } = await this.#read
      .selectFrom('voicemails')
      .select((row) => row.fn.countAll().as('count'))
      .where('organisation_id', '=', organisationId)
      .where('heard_at', 'is', null)
      .executeTakeFirstOrThrow();
    return Number(count);
  }

  find(id: string, organisationId?: string): Promise<VoicemailRow | undefined> {
    let query = this.#read.selectFrom('voicemails').selectAll().where('id', '=', id);
    if (organisationId !== undefined) query = query.where('organisation_id', '=', organisationId);
    return query.executeTakeFirst();
  }

  /** @returns the message as it is now; undefined where it is none of the organisation's */
  change(
    { query }: Tx,
    organisationId: string,
    id: string,
    change: Partial<VoicemailRow>,
  ): Promise<VoicemailRow | undefined> {
    return tables(query)
      .updateTable('voicemails')
      .set(change)
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .returningAll()
      .executeTakeFirst();
  }

  due(now: number, limit: number): Promise<VoicemailRow[]> {
    return this.#read
      .selectFrom('voicemails')
      .selectAll()
      .where('erase_at', '<=', now)
      .limit(limit)
      .execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('voicemails').where('id', '=', id).execute();
  }

  get #read() {
    return tables(this.database.read);
  }
}
