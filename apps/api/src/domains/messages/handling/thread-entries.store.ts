import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import type { Queries, Tx } from '../../../platform/database/tx';
import type { HandlingTables, ThreadEntryRow } from './handling-schema';

const tables = (query: Queries) => query.withTables<HandlingTables>();

@Injectable()
export class ThreadEntriesStore {
  constructor(private readonly database: Database) {}

  async insert({ query }: Tx, row: ThreadEntryRow): Promise<void> {
    await tables(query).insertInto('conversation_entries').values(row).execute();
  }

  /** The latest first. */
  page(conversationId: string, before: { at: number; id: string }, limit: number): Promise<ThreadEntryRow[]> {
    return tables(this.database.read)
      .selectFrom('conversation_entries')
      .selectAll()
      .where('conversation_id', '=', conversationId)
      .where((where) =>
        where.or([
          where('at', '<', before.at),
          where.and([where('at', '=', before.at), where('id', '<', before.id)]),
        ]),
      )
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
      .execute();
  }
}
