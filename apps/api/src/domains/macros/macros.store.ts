import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { MacroRow, MacroTables } from './macros-schema';

const tables = (query: Queries) => query.withTables<MacroTables>();

@Injectable()
export class MacrosStore {
  constructor(private readonly database: Database) {}

  /** By name. */
  all(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<MacroRow[]> {
    return tables(query)
      .selectFrom('macros')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('name_key')
      .execute();
  }

  /** @returns false where the name is taken */
  async insert({ query }: Tx, row: MacroRow): Promise<boolean> {
    const { numInsertedOrUpdatedRows: count } = await tables(query)
      .insertInto('macros')
      .values(row)
      .onConflict((known) => known.columns(['organisation_id', 'name_key']).doNothing())
      .executeTakeFirst();
    return Number(count) > 0;
  }

  async change(
    { query }: Tx,
    id: string,
    change: Pick<MacroRow, 'name' | 'name_key' | 'steps'>,
  ): Promise<void> {
    await tables(query).updateTable('macros').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('macros').where('id', '=', id).execute();
  }
}
