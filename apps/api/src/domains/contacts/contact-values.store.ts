import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { ContactFieldTables, ContactValueRow } from './contact-fields-schema';

const tables = (query: Queries) => query.withTables<ContactFieldTables>();

/** What the fields of an organisation are for its contacts. */
@Injectable()
export class ContactValuesStore {
  constructor(private readonly database: Database) {}

  of(
    contactIds: readonly string[],
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<ContactValueRow[]> {
    return tables(query)
      .selectFrom('contact_values')
      .selectAll()
      .where('contact_id', 'in', ['', ...contactIds])
      .execute();
  }

  async set({ query }: Tx, rows: readonly ContactValueRow[]): Promise<void> {
    if (rows.length === 0) return;
    await tables(query)
      .insertInto('contact_values')
      .values(rows)
      .onConflict((known) =>
        known.columns(['contact_id', 'field_id']).doUpdateSet((set) => ({
          value: set.ref('excluded.value'),
          searched: set.ref('excluded.searched'),
        })),
      )
      .execute();
  }

  async clear({ query }: Tx, contactIds: readonly string[], fieldIds: readonly string[]): Promise<void> {
    if (fieldIds.length === 0) return;
    await tables(query)
      .deleteFrom('contact_values')
      .where('contact_id', 'in', ['', ...contactIds])
      .where('field_id', 'in', fieldIds)
      .execute();
  }

  /** What some contacts have in a field. @returns whose it was; empty where nothing is left */
  async removeSome(tx: Tx, fieldId: string, limit: number): Promise<string[]> {
    const rows = await tables(tx.query)
      .selectFrom('contact_values')
      .select('contact_id')
      .where('field_id', '=', fieldId)
      .orderBy('contact_id')
      .limit(limit)
      .execute();
    const ids = rows.map(({ contact_id: id }) => id);
    await this.clear(tx, ids, [fieldId]);
    return ids;
  }

  async erase({ query }: Tx, contactIds: readonly string[]): Promise<void> {
    await tables(query).deleteFrom('contact_values').where('contact_id', 'in', contactIds).execute();
  }
}
