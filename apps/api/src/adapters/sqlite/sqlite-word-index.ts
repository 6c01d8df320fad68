import { sql } from 'kysely';
import type { Database } from '../../platform/database/database';
import { preparedQuery, type ValuesOf } from '../../platform/database/prepared-query';
import type { Queries, Tx } from '../../platform/database/tx';
import type { FoundItem } from '../../platform/search/search-index';
import type { SearchDocumentRow, SearchTables } from '../../platform/search/search-schema';
import { WordIndex, type IndexedText, type WordQuery } from '../../platform/search/word-index';

const tables = (query: Queries) => query.withTables<SearchTables>();

const insertDocument = preparedQuery((query, value: ValuesOf<Omit<SearchDocumentRow, 'number'>>) =>
  tables(query)
    .insertInto('search_documents')
    .values({
      organisation_id: value('organisation_id'),
      kind: value('kind'),
      item_id: value('item_id'),
    } as never)
    .returning('number'),
);

/** Of beginnings so long or shorter the index has lists; see `search_index`. */
const LISTED_BEGINNING = 5;
/** So much is merged in one go: a few milliseconds. */
const MERGED_PAGES = 16;
/** Words that begin alike; a beginning that more words have is gathered by FTS5. */
const ALIKE_MAX = 20;

/** Words in FTS5: https://www.sqlite.org/fts5.html. Its lists are read from their end, as far as the page needs. */
export class SqliteWordIndex extends WordIndex {
  constructor(private readonly database: Database) {
    super();
  }

  async put({ query }: Tx, texts: readonly IndexedText[]): Promise<void> {
    for (const { organisationId, kind, itemId, scope, words } of texts) {
      if (kind === 'contact') await this.#forget(query, itemId);
      const row = { organisation_id: organisationId, kind, item_id: itemId };
      const [document] = await insertDocument(query, row);
      if (!document) throw new Error('A document has a number.');
      const indexed = words.map((word) => `${scope}${word}`).join(' ');
      await sql`insert into search_index (rowid, words) values (${document.number}, ${indexed})`.execute(
        query,
      );
    }
  }

  async remove({ query }: Tx, itemIds: readonly string[]): Promise<void> {
    const known = await tables(query)
      .selectFrom('search_documents')
      .select('number')
      .where('item_id', 'in', itemIds)
      .execute();
    if (known.length === 0) return;
    await this.#drop(query, known);
    // A removed row leaves its words in the lists until they are merged: this begins to merge them all, `tidy` goes on, also
    // after a restart. Source: https://www.sqlite.org/fts5.html#the_merge_command
    await merge(query, -MERGED_PAGES);
  }

  async tidy({ query }: Tx): Promise<boolean> {
    const before = await changesOf(query);
    await merge(query, MERGED_PAGES);
    // The same source: less than two changes are none.
    return (await changesOf(query)) - before >= 2;
  }

  async find({ organisationId, scope, terms, before, limit }: WordQuery): Promise<FoundItem[]> {
    const ways: string[] = [];
    for (const words of terms) {
      const found = await Promise.all(words.map((word) => this.#beginning(scope, word)));
      ways.push(`(${found.join(' AND ')})`);
    }
    const match = ways.join(' OR ');
    const { rows } = await sql<SearchDocumentRow>`
      select d.number, d.kind, d.item_id from search_index join search_documents as d on d.number = search_index.rowid
      where search_index match ${match} and search_index.rowid < ${before} and d.organisation_id = ${organisationId}
      order by search_index.rowid desc limit ${limit}`.execute(this.database.read);
    return rows.map(({ number, kind, item_id: itemId }) => ({ kind, itemId, place: number }));
  }

  /**
   * Texts with a word that begins so. FTS5 gathers all of them before it gives the first, except where it has a list: so the
   * words that begin so are named, and each has its own list.
   */
  async #beginning(scope: string, word: string): Promise<string> {
    const scoped = `${scope}${word}`;
    // A single letter is a word of its own: too many begin with it.
    if (word.length === 1) return quoted(scoped);
    if (word.length <= LISTED_BEGINNING) return `${quoted(scoped)} *`;
    const { rows } = await sql<{ term: string }>`
      select term from search_vocabulary where term >= ${`${scoped}\u0001`} and term < ${`${scoped}\u{10ffff}`}
      limit ${ALIKE_MAX + 1}`.execute(this.database.read);
    if (rows.length > ALIKE_MAX) return `${quoted(scoped)} *`;
    return `(${[scoped, ...rows.map(({ term }) => term)].map(quoted).join(' OR ')})`;
  }

  async #forget(query: Queries, contactId: string): Promise<void> {
    const known = await tables(query)
      .selectFrom('search_documents')
      .select('number')
      .where('item_id', '=', contactId)
      .where('kind', '=', 'contact')
      .execute();
    await this.#drop(query, known);
  }

  async #drop(query: Queries, known: readonly { number: number }[]): Promise<void> {
    for (const { number } of known) {
      await sql`delete from search_index where rowid = ${number}`.execute(query);
      await tables(query).deleteFrom('search_documents').where('number', '=', number).execute();
    }
  }
}

/** Words are letters and digits only: no quote to escape. */
const quoted = (word: string): string => `"${word}"`;

const merge = (query: Queries, pages: number): Promise<unknown> =>
  sql`insert into search_index (search_index, rank) values ('merge', ${pages})`.execute(query);

async function changesOf(query: Queries): Promise<number> {
  const { rows } = await sql<{ changes: number }>`select total_changes() as changes`.execute(query);
  return rows[0]?.changes ?? 0;
}
