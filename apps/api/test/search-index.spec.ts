import { sql } from 'kysely';
import { PostgresWordIndex } from '../src/adapters/postgres/postgres-word-index';
import { SqliteWordIndex } from '../src/adapters/sqlite/sqlite-word-index';
import { SearchScopes } from '../src/platform/search/search-scopes';
import { StoredSearchIndex } from '../src/platform/search/stored-search-index';
import type { SearchedKind, SearchQuery } from '../src/platform/search/search-index';
import type { Store } from '../src/platform/database/store';
import { SCHEMA } from './support/schema';
import { freshPlace, onEachEngine, openAt } from './support/databases';

const indexOf = ({ database, work }: Store): StoredSearchIndex =>
  new StoredSearchIndex(
    database,
    work,
    database.engine === 'sqlite' ? new SqliteWordIndex(database) : new PostgresWordIndex(database),
    new SearchScopes(database),
  );

onEachEngine('full-text search', (open, engine) => {
  let store: Store;
  let index: StoredSearchIndex;
  beforeAll(async () => {
    store = await open();
    index = indexOf(store);
  });
  afterAll(() => index.beforeApplicationShutdown());

  let organisation = '';
  let count = 0;
  beforeEach(() => {
    organisation = `0rg-${++count}`;
  });
  const add = (itemId: string, text: string, kind: SearchedKind = 'message', organisationId = organisation) =>
    store.work.run((tx) => index.add(tx, { organisationId, kind, itemId, text }));
  const find = async (search: string, more: Partial<SearchQuery> = {}): Promise<string[]> =>
    (await index.find({ organisationId: organisation, among: 'words', search, limit: 10, ...more })).map(
      ({ itemId }) => itemId,
    );

  /** Page after page. */
  const all = async (search: string, limit: number): Promise<string[]> => {
    const seen: string[] = [];
    let before: number | undefined;
    for (;;) {
      const page = await index.find({
        organisationId: organisation,
        among: 'words',
        search,
        before,
        limit,
      });
      seen.push(...page.map(({ itemId }) => itemId));
      before = page.at(-1)?.place;
      if (page.length < limit) return seen;
    }
  };

  it('finds by the beginnings of words, whatever their case, accents and punctuation', async () => {
    await add('cita', '¿Tienen CITA mañana, señor García?');
    await add('citas', 'Las citas de los niños — el 5 de mayo');
    await add('greek', 'Καλημέρα, τι κάνετε;');
    await add('quote', `It's "done" & dusted: a|b (c) \\ 'd' NEAR x`);
    expect(await find('cita')).toEqual(['citas', 'cita']);
    expect(await find('garcia MANANA')).toEqual(['cita']);
    expect(await find('niño')).toEqual(['citas']);
    expect(await find('καλημερα')).toEqual(['greek']);
    expect(await find('5')).toEqual(['citas']);
    // Long words, which few or many others begin like.
    await add('one', 'extraordinario');
    await add('two', 'extraordinariamente');
    expect(await find('extraordinari')).toEqual(['two', 'one']);
    expect(await find('extraordinario')).toEqual(['one']);
    const alike = Array.from({ length: 25 }, (_, number) => `etiqueta${number}`);
    await add('three', alike.join(' '));
    expect(await find('etiquet')).toEqual(['three']);
    expect(await find('etiqueta2')).toEqual(['three']);
    expect(await find('etiquetados')).toEqual([]);
    expect(await find('ita')).toEqual([]);
    expect(await find('cita niños señor')).toEqual([]);
  });

  it('takes whatever is typed for words, never for a query', async () => {
    await add('quote', `It's "done" & dusted: a|b (c) \\ 'd' NEAR x_people_1`);
    for (const search of [
      `"done" & dusted`,
      `it's`,
      `NEAR`,
      `a|b`,
      `(c) \\`,
      `'d'`,
      `done* OR none AND NOT`,
      '*',
      '%',
      '_',
      `'; --`,
    ])
      await expect(find(search)).resolves.toBeDefined();
    expect(await find(`"done" & (dusted`)).toEqual(['quote']);
    for (const search of ['', ' ', '*', '%_', '"', '\u0000']) expect(await find(search)).toEqual([]);
    // The code that says whose a text is cannot be typed: it would be a word of the own code.
    await add('other', 'done elsewhere', 'message', 'another');
    for (let code = 0; code < 100; code += 1)
      expect(await find(`${code.toString(16).padStart(6, '0')}elsewhere`)).toEqual([]);
    expect(await find('done')).toEqual(['quote']);
  });

  it('keeps organisations, and people and words, apart', async () => {
    await add('mine', 'factura');
    await add('note', 'factura sin pagar', 'note');
    await add('theirs', 'factura', 'message', `${organisation}0`);
    await add('person', 'Factura García +34612345678', 'contact');
    expect(await find('factura')).toEqual(['note', 'mine']);
    expect(await find('factura', { among: 'people' })).toEqual(['person']);
    expect(await find('factura', { organisationId: `${organisation}0` })).toEqual(['theirs']);
  });

  it('finds a number by any of its digits, however they are grouped, and a mail address by its parts', async () => {
    const among = 'people' as const;
    await add('ana', 'ana perez +34612345678', 'contact');
    await add('bob', ' bob@shop.example.com', 'contact');
    for (const search of [
      '+34612345678',
      '612345678',
      '612 345',
      '+34 612',
      '5678',
      '(612) 345-678',
      'ana 612',
    ])
      expect([search, await find(search, { among })]).toEqual([search, ['ana']]);
    for (const search of ['bob', 'shop', 'bob@shop.ex'])
      expect(await find(search, { among })).toEqual(['bob']);
    expect(await find('78', { among })).toEqual([]);
  });

  it('knows a contact by its latest name only', async () => {
    const among = 'people' as const;
    await add('c', 'ana +34600000001', 'contact');
    expect(await find('ana', { among })).toEqual(['c']);
    await add('c', 'berta +34600000001', 'contact');
    await add('c', 'carla +34600000001', 'contact');
    expect(await find('ana', { among })).toEqual([]);
    expect(await find('berta', { among })).toEqual([]);
    expect(await find('carla', { among })).toEqual(['c']);
    expect(await find('600000001', { among })).toEqual(['c']);
  });

  it('gives page after page, the latest first, and nothing of a unit that was undone', async () => {
    const undone = store.work.run(async (tx) => {
      await index.add(tx, { organisationId: organisation, kind: 'message', itemId: 'no', text: 'palabra' });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    const ids = Array.from({ length: 25 }, (_, number) => `m${number}`);
    await store.work.run(async (tx) => {
      for (const itemId of ids)
        await index.add(tx, { organisationId: organisation, kind: 'message', itemId, text: 'palabra larga' });
    });
    expect(await all('pal', 10)).toEqual(ids.toReversed());
  });

  it('finds rare words among many texts, page after page, as common ones', async () => {
    const texts = Array.from({ length: 1200 }, (_, number) => ({
      itemId: `m${number}`,
      text: ['saludo', number % 60 === 0 ? 'singular' : '', number < 3 ? 'antiguo' : ''].join(' '),
    }));
    await store.work.run(async (tx) => {
      for (const text of texts)
        await index.add(tx, { organisationId: organisation, kind: 'message', ...text });
    });
    await index.drain();
    const having = (word: string): string[] =>
      texts
        .filter(({ text }) => text.includes(word))
        .map(({ itemId }) => itemId)
        .toReversed();
    for (const limit of [4, 9, 50]) {
      expect(await all('sing salud', limit)).toEqual(having('singular'));
      expect(await all('antiguo saludo', limit)).toEqual(having('antiguo'));
    }
    expect(await all('salu', 500)).toEqual(having('saludo'));
    expect(await all('saludo nadie', 4)).toEqual([]);
  });

  if (engine === 'sqlite')
    it('leaves no word of a removed text in what FTS5 keeps of its lists', async () => {
      // Of many texts one: of most of them FTS5 would drop the words by itself.
      const lists = async (): Promise<number | undefined> => {
        const { rows } = await sql<{ lists: number }>`
          select count(*) as lists from search_index_data
          where instr(block, cast('xilofono' as blob)) > 0`.execute(store.database.read);
        return rows[0]?.lists;
      };
      await store.work.run(async (tx) => {
        for (let number = 0; number < 200; number += 1) {
          const text = { organisationId: organisation, kind: 'message' as const, itemId: `x${number}` };
          await index.add(tx, { ...text, text: `palabra ${number}` });
        }
      });
      await add('removed', 'Xilófono');
      await index.drain();
      expect(await lists()).toBeGreaterThan(0);
      await store.work.run((tx) => index.remove(tx, ['removed']));
      await index.drain();
      expect(await lists()).toBe(0);
      expect(await find('palabra 150')).toEqual(['x150']);
    });

  it('indexes what was there before the upgrade', async () => {
    const place = await freshPlace(engine);
    const isSearch = ({ name }: { name: string }): boolean => name.includes('-search');
    const before = await openAt(
      engine,
      place,
      SCHEMA.filter((step) => !isSearch(step)),
    );
    await before.work.run(async ({ query }) => {
      await sql`insert into contacts (id, organisation_id, channel, address, name, searched, named_here, created_at)
        values ('c', 'o', 'sms', '+34612345678', 'Ana', 'ana +34612345678', 0, 1)`.execute(query);
      await sql`insert into conversations (id, organisation_id, channel, contact_id, ours, state, answered_by, unread,
          last_text, last_attachments, last_at, created_at)
        values ('v', 'o', 'sms', 'c', '+1', 'open', 'bot', 0, '', 0, 1, 1)`.execute(query);
      for (let number = 0; number < 250; number += 1)
        await sql`insert into messages (id, organisation_id, conversation_id, author, text, at, status, status_at,
            status_rank, attempt, needs_person, attachments)
          values (${`m${number}`}, 'o', 'v', 'customer', ${`Envío ${number}`}, ${number}, 'received', 0, 0, 1, 0, 0)`.execute(
          query,
        );
      await sql`insert into conversation_entries (id, organisation_id, conversation_id, kind, text, facts, at)
        values ('n', 'o', 'v', 'note', 'Ojo con el envío', '{}', 1000)`.execute(query);
    });
    await before.close();
    const after = await openAt(engine, place);
    const upgraded = indexOf(after);
    await upgraded.drain();
    const query = { organisationId: 'o', limit: 300 };
    const found = await upgraded.find({ ...query, among: 'words', search: 'envio' });
    expect(found).toHaveLength(251);
    expect(found.slice(0, 2).map(({ itemId }) => itemId)).toEqual(['n', 'm249']);
    expect(await upgraded.find({ ...query, among: 'people', search: 'ana' })).toMatchObject([
      { itemId: 'c' },
    ]);

    // What is removed is found no more: neither what is indexed, nor what waits.
    await after.work.run(async (tx) => {
      await upgraded.add(tx, { organisationId: 'o', kind: 'message', itemId: 'm1', text: 'Envío urgente' });
      const messages = Array.from({ length: 250 }, (_, index) => `m${index}`);
      await upgraded.remove(tx, [...messages, 'n', 'c']);
    });
    expect(await upgraded.find({ ...query, among: 'words', search: 'envio' })).toEqual([]);
    expect(await upgraded.find({ ...query, among: 'people', search: 'ana' })).toEqual([]);
    await upgraded.drain();
    for (const table of ['search_documents', 'search_waiting', 'search_vocabulary'])
      expect((await sql`select * from ${sql.table(table)}`.execute(after.database.read)).rows).toEqual([]);
    await upgraded.beforeApplicationShutdown();
    await after.close();
    await place.remove();
  });

  it('finds what was indexed before words had a scope', async () => {
    const place = await freshPlace(engine);
    const before = await openAt(
      engine,
      place,
      SCHEMA.filter(({ name }) => name !== '2026-12-12-search-words-of-a-scope'),
    );
    const texts = [
      { kind: 'contact', organisation: 'one', words: ['_people_one', 'ana', '34612345678', '5678'] },
      { kind: 'message', organisation: 'one', words: ['_words_one', 'factura', 'añil', 'ana'] },
      { kind: 'note', organisation: 'one', words: ['_words_one', 'facturas'] },
      { kind: 'message', organisation: 'two', words: ['_words_two', 'factura'] },
    ];
    await before.work.run(async ({ query }) => {
      for (const [index, { kind, organisation: whose, words }] of texts.entries()) {
        const number = index + 1;
        const item = `${whose}-${kind}`;
        if (engine === 'sqlite') {
          await sql`insert into search_documents (number, organisation_id, kind, item_id)
            values (${number}, ${whose}, ${kind}, ${item})`.execute(query);
          await sql`insert into search_index (rowid, words) values (${number}, ${words.join(' ')})`.execute(
            query,
          );
        } else {
          await sql`insert into search_documents (organisation_id, kind, item_id, scope, words)
            values (${whose}, ${kind}, ${item}, ${words[0]}, array_to_tsvector(${words}::text[]))`.execute(
            query,
          );
        }
      }
    });
    await before.close();
    const after = await openAt(engine, place);
    const upgraded = indexOf(after);
    const found = async (organisationId: string, among: SearchQuery['among'], search: string) =>
      (await upgraded.find({ organisationId, among, search, limit: 10 })).map(({ itemId }) => itemId);
    expect(await found('one', 'words', 'fact')).toEqual(['one-note', 'one-message']);
    expect(await found('one', 'words', 'factura ana')).toEqual(['one-message']);
    expect(await found('one', 'people', 'ana 5678')).toEqual(['one-contact']);
    expect(await found('two', 'words', 'facturas')).toEqual([]);
    expect(await found('two', 'words', 'factur')).toEqual(['two-message']);
    expect(await found('two', 'people', 'ana')).toEqual([]);
    // Who comes next is indexed with them.
    await after.work.run((tx) =>
      upgraded.add(tx, { organisationId: 'two', kind: 'message', itemId: 'later', text: 'Factura nueva' }),
    );
    expect(await found('two', 'words', 'factur')).toEqual(['later', 'two-message']);
    await upgraded.beforeApplicationShutdown();
    await after.close();
    await place.remove();
  });
});
