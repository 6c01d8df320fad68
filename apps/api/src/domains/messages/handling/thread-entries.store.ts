import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import { inOrganisation } from '../../../platform/database/in-organisation';
import type { Queries, Tx } from '../../../platform/database/tx';
import { SearchIndex } from '../../../platform/search/search-index';
import type { HandlingTables, ThreadEntryRow } from './handling-schema';

const tables = (query: Queries) => query.withTables<HandlingTables>();

@Injectable()
export class ThreadEntriesStore {
  constructor(
    private readonly database: Database,
    private readonly index: SearchIndex,
  ) {}

  async insert(tx: Tx, row: ThreadEntryRow): Promise<void> {
    await tables(tx.query).insertInto('conversation_entries').values(row).execute();
    if (row.kind !== 'note') return;
    const { id: itemId, organisation_id: organisationId, text } = row;
    await this.index.add(tx, { organisationId, kind: 'note', itemId, text });
  }

  async has({ query }: Tx, id: string): Promise<boolean> {
    const found = tables(query).selectFrom('conversation_entries').select('id').where('id', '=', id);
    return (await found.executeTakeFirst()) !== undefined;
  }

  all(organisationId: string, ids: readonly string[]): Promise<ThreadEntryRow[]> {
    return tables(this.database.read)
      .selectFrom('conversation_entries')
      .selectAll()
      .where('id', 'in', ids)
      .where(inOrganisation('organisation_id', organisationId))
      .execute();
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
