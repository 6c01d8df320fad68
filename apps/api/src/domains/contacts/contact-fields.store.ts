import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { ContactFieldRow, ContactFieldTables } from './contact-fields-schema';

const tables = (query: Queries) => query.withTables<ContactFieldTables>();

@Injectable()
export class ContactFieldsStore {
  constructor(private readonly database: Database) {}

  /** In their order. */
  all(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<ContactFieldRow[]> {
    return tables(query)
      .selectFrom('contact_fields')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('position')
      .orderBy('folded')
      .execute();
  }

  /** @returns false where the name is taken */
  async insert({ query }: Tx, row: ContactFieldRow): Promise<boolean> {
    const { numInsertedOrUpdatedRows: count } = await tables(query)
      .insertInto('contact_fields')
      .values(row)
      .onConflict((known) => known.columns(['organisation_id', 'folded']).doNothing())
      .executeTakeFirst();
    return Number(count) > 0;
  }

  async change({ query }: Tx, id: string, change: Partial<ContactFieldRow>): Promise<void> {
    await tables(query).updateTable('contact_fields').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('contact_fields').where('id', '=', id).execute();
  }
}
