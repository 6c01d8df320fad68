import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { TemplateRow, TemplateSyncRow, TemplateTables } from './templates-schema';

const tables = (query: Queries) => query.withTables<TemplateTables>();

@Injectable()
export class TemplatesStore {
  constructor(private readonly database: Database) {}

  /** By name, then by language. */
  list(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<TemplateRow[]> {
    return tables(query)
      .selectFrom('message_templates')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('name')
      .orderBy('language')
      .execute();
  }

  find(
    organisationId: string,
    id: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<TemplateRow | undefined> {
    return tables(query)
      .selectFrom('message_templates')
      .selectAll()
      .where('id', '=', id)
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
  }

  /** Of any organisation. */
  ofContent({ query }: Tx, contentSid: string): Promise<TemplateRow | undefined> {
    return tables(query)
      .selectFrom('message_templates')
      .selectAll()
      .where('content_sid', '=', contentSid)
      .executeTakeFirst();
  }

  /** @returns false where somebody has that of the provider already */
  async insert({ query }: Tx, row: TemplateRow): Promise<boolean> {
    const inserted = await tables(query)
      .insertInto('message_templates')
      .values(row)
      .onConflict((conflict) => conflict.column('content_sid').doNothing())
      .returning('id')
      .executeTakeFirst();
    return inserted !== undefined;
  }

  async change({ query }: Tx, id: string, change: Partial<TemplateRow>): Promise<void> {
    await tables(query).updateTable('message_templates').set(change).where('id', '=', id).execute();
  }

  async remove({ query }: Tx, id: string): Promise<void> {
    await tables(query).deleteFrom('message_templates').where('id', '=', id).execute();
  }

  sync(organisationId: string): Promise<TemplateSyncRow | undefined> {
    return tables(this.database.read)
      .selectFrom('template_syncs')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .executeTakeFirst();
  }

  async putSync({ query }: Tx, row: TemplateSyncRow): Promise<void> {
    const { at, problem } = row;
    await tables(query)
      .insertInto('template_syncs')
      .values(row)
      .onConflict((known) => known.column('organisation_id').doUpdateSet({ at, problem }))
      .execute();
  }
}
