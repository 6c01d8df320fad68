import type { SchemaChange } from '../src/platform/database/schema-change';
import type { Store } from '../src/platform/database/store';
import { onEachEngine } from './support/databases';

type NoteTables = { note: { id: string; text: string } };

const NOTES: SchemaChange[] = [
  {
    name: '2026-11-20-notes',
    up: async (schema) => {
      await schema.schema
        .createTable('note')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('text', 'text', (column) => column.notNull())
        .execute();
    },
  },
];

onEachEngine('the store', (open) => {
  let store: Store;
  beforeAll(async () => {
    store = await open(NOTES);
  });
  const notes = async (): Promise<string[]> =>
    (
      await store.database.read
        .withTables<NoteTables>()
        .selectFrom('note')
        .select('text')
        .orderBy('id')
        .execute()
    ).map(({ text }) => text);
  const add = (text: string): Promise<string> =>
    store.work.run(async (tx) => {
      await tx.query.withTables<NoteTables>().insertInto('note').values({ id: text, text }).execute();
      return text;
    });

  it('keeps what was written, alone or with others', async () => {
    expect(await Promise.all([add('a'), add('b')])).toEqual(['a', 'b']);
    expect(await notes()).toEqual(['a', 'b']);
  });

  it('undoes a failing unit alone', async () => {
    const results = await Promise.allSettled([add('c'), add('a'), add('d')]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await notes()).toEqual(['a', 'b', 'c', 'd']);
  });
});
