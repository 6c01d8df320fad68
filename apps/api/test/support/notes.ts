import type { Kysely } from 'kysely';
import type { SchemaChange } from '../../src/platform/database/schema-change';
import type { Store } from '../../src/platform/database/store';
import type { Queries, Tx } from '../../src/platform/database/tx';

export type NoteTables = {
  note: { id: string; text: string; at: number };
};

/** A schema of its own, so that the store is tested whatever tables the app has. */
export const NOTES: SchemaChange[] = [
  {
    name: '2026-11-20-notes',
    up: async ({ schema }) => {
      await schema
        .createTable('note')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('text', 'text', (column) => column.notNull())
        .addColumn('at', 'bigint', (column) => column.notNull())
        .execute();
    },
  },
];

/** Later than 2^31, as times are. */
export const NOTED_AT = 1_790_000_000_000;

export const notes = (queries: Queries): Kysely<NoteTables> => queries.withTables<NoteTables>();

export const insertNote = (tx: Tx, id: string, text = id): Promise<unknown> =>
  notes(tx.query).insertInto('note').values({ id, text, at: NOTED_AT }).execute();

/** A note in a unit of its own. */
export const keepNote = (store: Store, id: string, text = id): Promise<string> =>
  store.work.run(async (tx) => {
    await insertNote(tx, id, text);
    return id;
  });

export const noteIds = async (queries: Queries): Promise<string[]> =>
  (await notes(queries).selectFrom('note').select('id').orderBy('id').execute()).map(({ id }) => id);
