import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../platform/database/database';
import type { Tx } from '../../platform/database/tx';
import type { FoundItem } from '../../platform/search/search-index';
import type { SearchDocumentRow } from '../../platform/search/search-schema';
import { WordIndex, type IndexedText, type WordQuery } from '../../platform/search/word-index';

/** Of so many latest texts each is looked at. A word that fills no page of them is rare enough for the index. */
const LATEST = 2_000;

/** Words in a `tsvector`: https://www.postgresql.org/docs/current/textsearch.html */
export class PostgresWordIndex extends WordIndex {
  constructor(private readonly database: Database) {
    super();
  }

  async put({ query }: Tx, texts: readonly IndexedText[]): Promise<void> {
    const contacts = texts.filter(({ kind }) => kind === 'contact').map(({ itemId }) => itemId);
    if (contacts.length > 0)
      await sql`delete from search_documents where kind = 'contact' and item_id = any(${contacts})`.execute(
        query,
      );
    if (texts.length === 0) return;
    const rows = texts.map(({ organisationId, kind, itemId, scope, words }) => {
      const indexed = words.map((word) => `${scope}${word}`);
      return sql`(${organisationId}, ${kind}, ${itemId}, ${scope}, array_to_tsvector(${indexed}::text[]))`;
    });
    await sql`
      insert into search_documents (organisation_id, kind, item_id, scope, words) values ${sql.join(rows)}
    `.execute(query);
  }

  async remove({ query }: Tx, itemIds: readonly string[]): Promise<void> {
    await sql`delete from search_documents where item_id = any(${itemIds})`.execute(query);
  }

  /**
   * GIN finds all that fit and then sorts them: for a word of half of all texts that is half of all texts. So the latest
   * are looked through first, along an index in their order, until the page is full: no `materialized`, which would have all
   * of them read and sorted before the first is given.
   */
  async find({ scope, terms, before, limit }: WordQuery): Promise<FoundItem[]> {
    const ways = terms.map((words) => `(${words.map((word) => beginning(scope, word)).join(' & ')})`);
    const query = ways.join(' | ');
    const latest = await this.#rows(sql`
      select number, kind, item_id
      from (
        select number, kind, item_id, words from search_documents
        where scope = ${scope} and number < ${before} order by number desc limit ${LATEST}
      ) as latest
      where words @@ ${query}::tsquery order by number desc limit ${limit}`);
    if (latest.length === limit) return latest;
    return this.#rows(sql`
      with found as materialized (
        select number, kind, item_id from search_documents
        where words @@ ${query}::tsquery and scope = ${scope} and number < ${before}
      )
      select number, kind, item_id from found order by number desc limit ${limit}`);
  }

  async #rows(query: RawBuilder<unknown>): Promise<FoundItem[]> {
    const { rows } = await (query as RawBuilder<SearchDocumentRow>).execute(this.database.read);
    return rows.map(({ number, kind, item_id: itemId }) => ({ kind, itemId, place: Number(number) }));
  }
}

/** Words are letters and digits only: no quote to escape. A single letter is a word of its own: too many begin with it. */
const beginning = (scope: string, word: string): string =>
  word.length === 1 ? `'${scope}${word}'` : `'${scope}${word}':*`;
