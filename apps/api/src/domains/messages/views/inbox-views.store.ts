import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database';
import type { Queries, Tx } from '../../../platform/database/tx';
import type { InboxViewRow, InboxViewTables } from './inbox-views-schema';

/** As owner: everybody of the organisation. */
export const EVERYBODY = '';

const tables = (query: Queries) => query.withTables<InboxViewTables>();

@Injectable()
export class InboxViewsStore {
  constructor(private readonly database: Database) {}

  /** Those of everybody and the person's own, by name. */
  seenBy(
    organisationId: string,
    personId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<InboxViewRow[]> {
    return tables(query)
      .selectFrom('inbox_views')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('owner_id', 'in', [EVERYBODY, personId])
      .orderBy('name_key')
      .orderBy('id')
      .execute();
  }

  /** @returns false where its owner has one with this name */
  async insert({ query }: Tx, row: InboxViewRow): Promise<boolean> {
    const { numInsertedOrUpdatedRows: count } = await tables(query)
      .insertInto('inbox_views')
      .values(row)
      .onConflict((known) => known.columns(['organisation_id', 'owner_id', 'name_key']).doNothing())
      .executeTakeFirst();
    return Number(count) > 0;
  }

  async change({ query }: Tx, { id, ...row }: InboxViewRow): Promise<void> {
    await tables(query).updateTable('inbox_views').set(row).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('inbox_views').where('id', '=', id).execute();
  }
}
