import { sql, type Kysely } from 'kysely';
import type { Engine } from '../database/database';
import type { SchemaChange } from '../database/schema-change';
import type { SearchedKind, SearchQuery } from './search-index';

/** Texts that are to be indexed, in the order in which they came. */
export type WaitingTextRow = {
  number: number;
  organisation_id: string;
  kind: SearchedKind;
  item_id: string;
  text: string;
};

/** What is in the index. */
export type SearchDocumentRow = {
  /** Also the row's number in SQLite's `search_index`. */
  number: number;
  organisation_id: string;
  kind: SearchedKind;
  item_id: string;
};

/** What is searched in one go; its number is the code that its words begin with in the index. */
export type SearchScopeRow = { number: number; organisation_id: string; among: SearchQuery['among'] };

export type SearchTables = {
  search_waiting: WaitingTextRow;
  search_documents: SearchDocumentRow;
  search_scopes: SearchScopeRow;
};

/**
 * SQLite has the words in a table of FTS5 without the texts, with lists of its own for the first letters of words:
 * beginnings that many words have are found as quickly as rare ones. PostgreSQL has them in a column with a GIN index.
 * Words are folded before they come here, so neither engine's rules for languages play a part; each begins with the code of
 * its scope, as `SearchScopes` says.
 */
export const SEARCH_SCHEMA: readonly SchemaChange[] = [
  {
    name: '2026-12-02-search',
    async up(query, engine) {
      const { schema } = query;
      await schema
        .createTable('search_waiting')
        .$call((table) => numbered(table, engine))
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('item_id', 'text', (column) => column.notNull())
        .addColumn('text', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createTable('search_documents')
        .$call((table) => numbered(table, engine))
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('kind', 'text', (column) => column.notNull())
        .addColumn('item_id', 'text', (column) => column.notNull())
        .execute();
      await schema
        .createIndex('search_documents_of_contact')
        .on('search_documents')
        .column('item_id')
        .where(sql.ref('kind'), '=', sql.lit('contact'))
        .execute();
      await (engine === 'sqlite' ? sqliteWords : postgresWords)(query);
    },
  },
  {
    name: '2026-12-03-search-forgets',
    async up({ schema }) {
      await schema.dropIndex('search_documents_of_contact').ifExists().execute();
      await schema
        .createIndex('search_documents_of_item')
        .ifNotExists()
        .on('search_documents')
        .column('item_id')
        .execute();
    },
  },
  {
    name: '2026-12-03-search-vocabulary',
    async up(query, engine) {
      // The words of the index, read from the index itself: https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module
      if (engine === 'sqlite')
        await sql`create virtual table search_vocabulary using fts5vocab(search_index, 'row')`.execute(query);
    },
  },
  {
    // For a day triggers took deleted texts out of the index, with the step above; now whoever deletes them does.
    name: '2026-12-05-search-without-triggers',
    async up(query, engine) {
      for (const table of ['contacts', 'messages', 'conversation_entries']) {
        const trigger = sql.id(`search_forgets_${table}`);
        await (
          engine === 'sqlite'
            ? sql`drop trigger if exists ${trigger}`
            : sql`drop trigger if exists ${trigger} on ${sql.table(table)}`
        ).execute(query);
      }
      if (engine === 'postgres') await sql`drop function if exists search_forget()`.execute(query);
    },
  },
  {
    // Before, each text had its scope as one of its words, and a search went through all that others wrote as well.
    name: '2026-12-12-search-words-of-a-scope',
    async up(query, engine) {
      await query.schema
        .createTable('search_scopes')
        .$call((table) => numbered(table, engine))
        .addColumn('organisation_id', 'text', (column) => column.notNull())
        .addColumn('among', 'text', (column) => column.notNull())
        .addUniqueConstraint('search_scope_of_organisation', ['organisation_id', 'among'])
        .execute();
      await sql`
        insert into search_scopes (organisation_id, among)
        select distinct organisation_id, case kind when 'contact' then 'people' else 'words' end
        from search_documents`.execute(query);
      await (engine === 'sqlite' ? sqliteWordsOfScopes : postgresWordsOfScopes)(query);
    },
  },
];

type Table = ReturnType<Kysely<unknown>['schema']['createTable']>;

const numbered = (table: Table, engine: Engine) =>
  engine === 'sqlite'
    ? table.addColumn('number', 'integer', (column) => column.primaryKey().autoIncrement())
    : table.addColumn('number', 'bigint', (column) => column.primaryKey().generatedByDefaultAsIdentity());

async function sqliteWords(query: Kysely<unknown>): Promise<void> {
  // https://www.sqlite.org/fts5.html: `ascii` takes every other character for a letter; words come folded.
  await sql`
    create virtual table search_index using fts5(
      words, content = '', contentless_delete = 1, detail = none,
      tokenize = "ascii tokenchars '_'", prefix = '2 3 4 5'
    )`.execute(query);
}

async function postgresWords(query: Kysely<unknown>): Promise<void> {
  await sql`alter table search_documents add column scope text not null, add column words tsvector not null`.execute(
    query,
  );
  await sql`create index search_documents_words on search_documents using gin (words)`.execute(query);
  await sql`create index search_documents_latest on search_documents (scope, number)`.execute(query);
}

/** The index has no texts, but the words of each: https://www.sqlite.org/fts5.html#the_fts5vocab_virtual_table_module */
async function sqliteWordsOfScopes(query: Kysely<unknown>): Promise<void> {
  await sql`create virtual table search_instances using fts5vocab(search_index, 'instance')`.execute(query);
  await sql`
    create table search_moving as
    select doc as number, group_concat(term, ' ') as words from search_instances where substr(term, 1, 1) <> '_' group by doc
  `.execute(query);
  for (const table of ['search_instances', 'search_vocabulary', 'search_index'])
    await query.schema.dropTable(table).execute();
  // Lists of the first two to five letters of words, after the six of their scope.
  await sql`
    create virtual table search_index using fts5(
      words, content = '', contentless_delete = 1, detail = none,
      tokenize = ascii, prefix = '8 9 10 11'
    )`.execute(query);
  await sql`create virtual table search_vocabulary using fts5vocab(search_index, 'row')`.execute(query);
  await sql`
    insert into search_index (rowid, words)
    select number, replace(' ' || words, ' ', ' ' || scope) from (
      select search_moving.number, words, printf('%06x', search_scopes.number) as scope
      from search_moving
      join search_documents on search_documents.number = search_moving.number
      join search_scopes on search_scopes.organisation_id = search_documents.organisation_id
        and search_scopes.among = case search_documents.kind when 'contact' then 'people' else 'words' end
    ) order by number`.execute(query);
  await query.schema.dropTable('search_moving').execute();
}

/** So many texts, one after the other, have a word in common on PostgreSQL: their scope's code, `_`, and which block it is. */
export const BLOCK = 16_384;

async function postgresWordsOfScopes(query: Kysely<unknown>): Promise<void> {
  await sql`drop index search_documents_words`.execute(query);
  await sql`
    update search_documents set
      scope = code.scope,
      words = array_to_tsvector(array(
        select code.scope || word from unnest(tsvector_to_array(search_documents.words)) as word where left(word, 1) <> '_'
      ) || (code.scope || '_' || (search_documents.number / ${sql.lit(BLOCK)})::text))
    from (
      select lpad(to_hex(number), 6, '0') as scope, organisation_id, among from search_scopes
    ) as code
    where code.organisation_id = search_documents.organisation_id
      and code.among = case search_documents.kind when 'contact' then 'people' else 'words' end`.execute(
    query,
  );
  // Each search would go through what the index has not taken in yet: texts come many at once, and in the background.
  await sql`create index search_documents_words on search_documents using gin (words) with (fastupdate = off)`.execute(
    query,
  );
  await sql`create table search_vocabulary (term text collate "C" primary key)`.execute(query);
  await sql`
    insert into search_vocabulary (term)
    select distinct term from search_documents, unnest(tsvector_to_array(words)) as term where strpos(term, '_') = 0
  `.execute(query);
}
