import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { MessageTables, ReconciliationRow } from './messages-schema';

const tables = (query: Queries) => query.withTables<MessageTables>();

@Injectable()
export class ReconciliationsStore {
  constructor(private readonly database: Database) {}

  find(accountSid: string): Promise<ReconciliationRow | undefined> {
    return tables(this.database.read)
      .selectFrom('message_reconciliations')
      .selectAll()
      .where('account_sid', '=', accountSid)
      .executeTakeFirst();
  }

  async put({ query }: Tx, row: ReconciliationRow): Promise<void> {
    await tables(query)
      .insertInto('message_reconciliations')
      .values(row)
      .onConflict((known) => known.column('account_sid').doUpdateSet({ until: row.until }))
      .execute();
  }
}
