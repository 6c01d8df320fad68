import { sql, type CompiledQuery } from 'kysely';
import type { Store } from '../src/platform/database/store';
import { onEachEngine } from './support/databases';
import { keepNote, notes, NOTES } from './support/notes';

const ROWS = 100_000;
/** Turns that the event loop makes meanwhile, at least: there are 200 pieces. A read in one piece leaves it hardly one. */
const TURNS_MIN = 100;

async function allOf<Row>(rows: AsyncIterable<Row>): Promise<Row[]> {
  const read: Row[] = [];
  for await (const row of rows) read.push(row);
  return read;
}

onEachEngine('a long read', (open) => {
  let store: Store;
  let all: CompiledQuery<{ id: string; text: string }>;
  beforeAll(async () => {
    store = await open(NOTES);
    all = notes(store.database.read).selectFrom('note').select(['id', 'text']).orderBy('id').compile();
    await store.work.run((tx) =>
      sql`
        with recursive number(n) as (select 1 union all select n + 1 from number where n < ${sql.lit(ROWS)})
        insert into note (id, text, at) select cast(1000000 + n as text), 'What was said, once more', n from number
      `.execute(tx.query),
    );
  });

  it('gives all rows in order and leaves the event loop free', async () => {
    let turns = 0;
    let turning = setImmediate(function turn() {
      turns += 1;
      turning = setImmediate(turn);
    });
    let rows = 0;
    let latest = '';
    for await (const { id } of store.database.stream(all)) {
      rows += 1;
      if (id <= latest) throw new Error(`${id} came after ${latest}`);
      latest = id;
    }
    clearImmediate(turning);
    expect({ rows, latest }).toEqual({ rows: ROWS, latest: String(1_000_000 + ROWS) });
    expect(turns).toBeGreaterThan(TURNS_MIN);
  });

  it('takes parameters, and gives nothing where there is nothing', async () => {
    const query = notes(store.database.read)
      .selectFrom('note')
      .select(['id', 'at'])
      .where('id', '>=', '1099999')
      .orderBy('id')
      .compile();
    const none = notes(store.database.read).selectFrom('note').selectAll().where('id', '=', 'x').compile();
    expect(await allOf(store.database.stream(query))).toEqual([
      { id: '1099999', at: 99_999 },
      { id: '1100000', at: 100_000 },
    ]);
    expect(await allOf(store.database.stream(none))).toEqual([]);
  });

  it('ends when its reader leaves early, however many do', async () => {
    const firsts = await Promise.all(
      Array.from({ length: 20 }, async () => {
        for await (const { id } of store.database.stream(all)) return id;
        return 'none';
      }),
    );
    expect(new Set(firsts)).toEqual(new Set(['1000001']));
    // Writing goes on, and so do other reads.
    await keepNote(store, 'after');
    const [last] = await allOf(
      store.database.stream(
        notes(store.database.read).selectFrom('note').select('id').orderBy('id', 'desc').limit(1).compile(),
      ),
    );
    expect(last).toEqual({ id: 'after' });
  });

  it('does not see what is written after it began', async () => {
    let rows = 0;
    for await (const { id } of store.database.stream(all)) {
      if (rows === 0) await keepNote(store, 'zz');
      if (id === 'zz') throw new Error('It changed while it was read.');
      rows += 1;
    }
    expect(rows).toBeGreaterThanOrEqual(ROWS);
  });

  it('says what is wrong with a query, and who reads may fail', async () => {
    const wrong = sql<{ id: string }>`select id from nowhere`.compile(store.database.read);
    await expect(allOf(store.database.stream(wrong))).rejects.toThrow(/nowhere/);
    const reader = async (): Promise<void> => {
      for await (const { id } of store.database.stream(all)) throw new Error(`I cannot read ${id}`);
    };
    await expect(reader()).rejects.toThrow('I cannot read 1000001');
  });
});
