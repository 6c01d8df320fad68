import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import type { Queries, Tx } from '../../../platform/database/tx';
import type { MailBodyRow } from './mail-bodies-schema';

const tables = (query: Queries) => query.withTables<{ mail_bodies: MailBodyRow }>();

@Injectable()
export class MailBodiesStore {
  constructor(private readonly database: Database) {}

  async insert({ query }: Tx, row: MailBodyRow): Promise<void> {
    await tables(query).insertInto('mail_bodies').values(row).execute();
  }

  find(messageId: string, organisationId: string): Promise<MailBodyRow | undefined> {
    return tables(this.database.read)
      .selectFrom('mail_bodies')
      .selectAll()
      .where('message_id', '=', messageId)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
  }
}
