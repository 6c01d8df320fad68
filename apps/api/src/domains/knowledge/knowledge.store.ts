import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { ArticleRow, KnowledgeSettingsRow, KnowledgeTables } from './knowledge-schema';

const tables = (query: Queries) => query.withTables<KnowledgeTables>();

@Injectable()
export class KnowledgeStore {
  constructor(private readonly database: Database) {}

  /** Of all organisations. */
  all(): Promise<ArticleRow[]> {
    return tables(this.database.read).selectFrom('knowledge_articles').selectAll().execute();
  }

  /** Of all organisations that have chosen. */
  settings(): Promise<KnowledgeSettingsRow[]> {
    return tables(this.database.read).selectFrom('knowledge_settings').selectAll().execute();
  }

  async putSettings({ query }: Tx, row: KnowledgeSettingsRow): Promise<void> {
    await tables(query)
      .insertInto('knowledge_settings')
      .values(row)
      .onConflict((known) => known.column('organisation_id').doUpdateSet({ threshold: row.threshold }))
      .execute();
  }

  find(organisationId: string, id: string): Promise<ArticleRow | undefined> {
    return tables(this.database.read)
      .selectFrom('knowledge_articles')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id)
      .executeTakeFirst();
  }

  /** The latest changed first. */
  list(
    organisationId: string,
    { query }: { query: Queries } = { query: this.database.read },
  ): Promise<ArticleRow[]> {
    return tables(query)
      .selectFrom('knowledge_articles')
      .selectAll()
      .where('organisation_id', '=', organisationId)
      .orderBy('updated_at', 'desc')
      .orderBy('id')
      .execute();
  }

  async insert({ query }: Tx, row: ArticleRow): Promise<void> {
    await tables(query).insertInto('knowledge_articles').values(row).execute();
  }

  /** Adds it, or writes the one of that id anew. */
  async put({ query }: Tx, row: ArticleRow): Promise<void> {
    const { organisation_id: _organisation, id: _id, ...columns } = row;
    await tables(query)
      .insertInto('knowledge_articles')
      .values(row)
      .onConflict((known) => known.columns(['organisation_id', 'id']).doUpdateSet(columns))
      .execute();
  }

  /** @returns whether there was one of that id */
  async update({ query }: Tx, { organisation_id, id, ...columns }: ArticleRow): Promise<boolean> {
    const [result] = await tables(query)
      .updateTable('knowledge_articles')
      .set(columns)
      .where('organisation_id', '=', organisation_id)
      .where('id', '=', id)
      .execute();
    return (result?.numUpdatedRows ?? 0n) > 0n;
  }

  /** @returns the title, where there was one of that id */
  async remove({ query }: Tx, organisationId: string, id: string): Promise<string | undefined> {
    const removed = await tables(query)
      .deleteFrom('knowledge_articles')
      .where('organisation_id', '=', organisationId)
      .where('id', '=', id)
      .returning('title')
      .executeTakeFirst();
    return removed?.title;
  }
}
