import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { VoicemailLookRow, VoicemailTables } from './voicemail-schema';

const tables = (query: Queries) => query.withTables<VoicemailTables>();

@Injectable()
export class VoicemailLooksStore {
  constructor(private readonly database: Database) {}

  find(accountSid: string): Promise<VoicemailLookRow | undefined> {
    return tables(this.database.read)
      .selectFrom('voicemail_looks')
      .selectAll()
      .where('account_sid', '=', accountSid)
      .executeTakeFirst();
  }

  async put({ query }: Tx, row: VoicemailLookRow): Promise<void> {
    await tables(query)
      .insertInto('voicemail_looks')
      .values(row)
      .onConflict((known) => known.column('account_sid').doUpdateSet({ until: row.until }))
      .execute();
  }
}
