import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { SavedReplyRow, SavedReplyTables } from './saved-replies-schema';

const tables = (query: Queries) => query.withTables<SavedReplyTables>();

@Injectable()
export class SavedRepliesStore {
  constructor(private readonly database: Database) {}

  /** By shortcut. */
  all(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<SavedReplyRow[]> {
    return tables(query)
      .selectFrom('saved_replies')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('shortcut')
      .execute();
  }

  /** @returns false where the shortcut is taken */
  async insert({ query }: Tx, row: SavedReplyRow): Promise<boolean> {
    const { numInsertedOrUpdatedRows: count } = await tables(query)
      .insertInto('saved_replies')
      .values(row)
      .onConflict((known) => known.columns(['organisation_id', 'shortcut']).doNothing())
      .executeTakeFirst();
    return Number(count) > 0;
  }

  async change({ query }: Tx, id: string, change: Pick<SavedReplyRow, 'shortcut' | 'text'>): Promise<void> {
    await tables(query).updateTable('saved_replies').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('saved_replies').where('id', '=', id).execute();
  }
}
