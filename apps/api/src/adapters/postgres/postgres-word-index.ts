import { sql, type RawBuilder } from 'kysely';
import type { Database } from '../../platform/database/database';
import type { Queries, Tx } from '../../platform/database/tx';
import type { FoundItem } from '../../platform/search/search-index';
import { BLOCK, type SearchDocumentRow } from '../../platform/search/search-schema';
import { WordIndex, type IndexedText, type WordQuery } from '../../platform/search/word-index';

/** Of so many latest texts each is looked at. */
const LATEST = 500;
/** Words that begin alike, which are looked up one by one; more of them are gathered by GIN. */
const ALIKE_MAX = 20;

/**
 * Words in a `tsvector` with a GIN index: https://www.postgresql.org/docs/current/gin.html
 *
 * GIN finds all that fit and then sorts them, and for the beginning of a word it first gathers all texts of all words that
 * begin so. So words that begin alike are named from a list of all words, and what is found is narrowed: to the latest texts,
 * which stand in an index in their order; then to the latest blocks of texts, since each text has its block as a word of its
 * own; and only words that fill no page there are looked for in everything.
 */
export class PostgresWordIndex extends WordIndex {
  constructor(private readonly database: Database) {
    super();
  }

  async put({ query }: Tx, texts: readonly IndexedText[]): Promise<void> {
    const contacts = texts.filter(({ kind }) => kind === 'contact').map(({ itemId }) => itemId);
    if (contacts.length > 0) await this.#forget(query, sql`kind = 'contact' and item_id = any(${contacts})`);
    if (texts.length === 0) return;
    const words = texts.map((text) => text.words.map((word) => `${text.scope}${word}`));
    const rows = texts.map(
      ({ organisationId, kind, itemId, scope }, index) =>
        sql`(${organisationId}, ${kind}, ${itemId}, ${scope}, ${words[index]}::text[])`,
    );
    await sql`
      insert into search_documents (number, organisation_id, kind, item_id, scope, words)
      select number, organisation_id, kind, item_id, scope,
        array_to_tsvector(words || (scope || '_' || (number / ${sql.lit(BLOCK)})::text))
      from (
        select nextval(pg_get_serial_sequence('search_documents', 'number')) as number, *
        from (values ${sql.join(rows)}) as texts (organisation_id, kind, item_id, scope, words)
      ) as numbered`.execute(query);
    // In one order for everybody: two units that bring the same new words wait for each other, and never both.
    const terms = [...new Set(words.flat())].sort();
    await sql`
      insert into search_vocabulary (term) select unnest(${terms}::text[]) on conflict do nothing
    `.execute(query);
  }

  async remove({ query }: Tx, itemIds: readonly string[]): Promise<void> {
    await this.#forget(query, sql`item_id = any(${itemIds})`);
  }

  /** `remove` leaves none. */
  tidy(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async find({ scope, terms, before, limit }: WordQuery): Promise<FoundItem[]> {
    const [newest, known] = await Promise.all([
      this.#newest(scope, before),
      this.#vocabulary(scope, [...new Set(terms.flat())]),
    ]);
    const ways = terms
      .map((words) => words.map((word) => known.get(word)))
      .filter((words): words is string[] => !words.includes(undefined))
      .map((words) => `(${words.join(' & ')})`);
    if (ways.length === 0 || newest === undefined) return [];
    const query = ways.join(' | ');
    const latest = await this.#rows(sql`
      select number, kind, item_id
      from (
        select number, kind, item_id, words from search_documents
        where scope = ${scope} and number < ${before} order by number desc limit ${LATEST}
      ) as latest
      where words @@ ${query}::tsquery order by number desc limit ${limit}`);
    if (latest.length === limit) return latest;
    const block = Math.floor(newest / BLOCK);
    const blocks = [block, block - 1].map((each) => `'${scope}_${each}'`).join(' | ');
    const inBlocks = await this.#fitting(`(${query}) & (${blocks})`, { scope, before, limit });
    if (inBlocks.length === limit) return inBlocks;
    return this.#fitting(query, { scope, before, limit });
  }

  /** Materialized: the planner would rather walk along the order of the rows until enough of them fit. */
  #fitting(
    query: string,
    { scope, before, limit }: Pick<WordQuery, 'scope' | 'before' | 'limit'>,
  ): Promise<FoundItem[]> {
    return this.#rows(sql`
      with found as materialized (
        select number, kind, item_id from search_documents
        where words @@ ${query}::tsquery and scope = ${scope} and number < ${before}
      )
      select number, kind, item_id from found order by number desc limit ${limit}`);
  }

  async #newest(scope: string, before: number): Promise<number | undefined> {
    const { rows } = await sql<{ number: string }>`
      select number from search_documents
      where scope = ${scope} and number < ${before} order by number desc limit 1`.execute(this.database.read);
    return rows[0] && Number(rows[0].number);
  }

  /** The texts with a word that begins so, as GIN is asked for them; none where no word does. */
  async #vocabulary(scope: string, words: readonly string[]): Promise<Map<string, string>> {
    const known = new Map<string, string>();
    // A single letter is a word of its own: too many begin with it.
    for (const word of words.filter(({ length }) => length === 1)) known.set(word, `'${scope}${word}'`);
    const longer = words.filter(({ length }) => length > 1);
    if (longer.length === 0) return known;
    const lists = longer.map((word) => {
      const scoped = `${scope}${word}`;
      return sql`(
        select ${word}::text as word, term from search_vocabulary
        where term >= ${scoped} and term < ${`${scoped}\u{10ffff}`} order by term limit ${sql.lit(ALIKE_MAX + 1)}
      )`;
    });
    const { rows } = await sql<{ word: string; term: string }>`
      ${sql.join(lists, sql` union all `)}`.execute(this.database.read);
    for (const [word, alike] of Map.groupBy(rows, (row) => row.word))
      known.set(
        word,
        alike.length > ALIKE_MAX
          ? `'${scope}${word}':*`
          : `(${alike.map(({ term }) => `'${term}'`).join(' | ')})`,
      );
    return known;
  }

  /** Words that no other text has are known no more: a name may be one of them. */
  async #forget(query: Queries, wanted: RawBuilder<unknown>): Promise<void> {
    const gone = await sql<{ scope: string; term: string }>`
      with gone as (delete from search_documents where ${wanted} returning scope, words)
      select distinct scope, unnest(tsvector_to_array(words)) as term from gone`.execute(query);
    if (gone.rows.length === 0) return;
    // Whoever brings such a word meanwhile waits, and adds it again.
    await sql`lock table search_vocabulary in share row exclusive mode`.execute(query);
    for (const [scope, rows] of Map.groupBy(gone.rows, (row) => row.scope))
      await sql`
        delete from search_vocabulary where term = any(${rows.map(({ term }) => term)})
        and term not in (
          select unnest(tsvector_to_array(words)) from (
            select words from search_documents where scope = ${scope} order by number desc limit ${sql.lit(LATEST)}
          ) as latest
        )
        and not exists (
          select from search_documents where words @@ ('''' || search_vocabulary.term || '''')::tsquery
        )`.execute(query);
  }

  async #rows(query: RawBuilder<unknown>): Promise<FoundItem[]> {
    const { rows } = await (query as RawBuilder<SearchDocumentRow>).execute(this.database.read);
    return rows.map(({ number, kind, item_id: itemId }) => ({ kind, itemId, place: Number(number) }));
  }
}
