import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { SchemaChange } from '../src/platform/database/schema-change';
import type { Store } from '../src/platform/database/store';
import { SCHEMA } from './support/schema';
import { freshPlace, onEachEngine, openAt, sqliteFile, type Place } from './support/databases';
import { keepNote, noteIds, NOTES } from './support/notes';

/** A step that adds a column, and says each time it is run. */
const addColumn = (name: string, column: string, runs: string[] = []): SchemaChange => ({
  name,
  up: async ({ schema }) => {
    runs.push(name);
    await schema.alterTable('note').addColumn(column, 'text').execute();
  },
});
const FAILS: SchemaChange = { name: '2026-11-22-fails', up: () => Promise.reject(new Error('No room.')) };

onEachEngine('the schema', (open, engine) => {
  let place: Place;
  const opened: Store[] = [];
  const start = async (schema: readonly SchemaChange[]): Promise<Store> => {
    const store = await openAt(engine, place, schema);
    opened.push(store);
    return store;
  };
  const stop = async (): Promise<void> => {
    for (const store of opened.splice(0)) await store.close();
  };
  beforeEach(async () => {
    place = await freshPlace(engine);
  });
  afterEach(async () => {
    await stop();
    await place.remove();
  });

  it('of the app can be made', async () => {
    const store = await open(SCHEMA);
    await expect(store.database.ping()).resolves.toBeUndefined();
  });

  it('gets its steps in the order of their names, each once, also when they come later', async () => {
    const runs: string[] = [];
    const first = addColumn('2026-11-21-first', 'first', runs);
    const second = addColumn('2026-11-22-second', 'second', runs);
    await keepNote(await start([second, ...NOTES]), 'a');
    await stop();
    await start([second, first, ...NOTES]);
    await stop();
    const store = await start([first, second, ...NOTES]);
    expect({ runs, kept: await noteIds(store.database.read) }).toEqual({
      runs: ['2026-11-22-second', '2026-11-21-first'],
      kept: ['a'],
    });
  });

  it('keeps none of the new steps where one fails', async () => {
    await keepNote(await start(NOTES), 'a');
    await stop();
    await expect(start([...NOTES, addColumn('2026-11-21-first', 'first'), FAILS])).rejects.toThrow(
      'No room.',
    );
    const store = await start([...NOTES, addColumn('2026-11-21-first', 'first')]);
    expect(await noteIds(store.database.read)).toEqual(['a']);
  });

  it('stops the start where the database is newer, with its steps by name', async () => {
    await start([...NOTES, addColumn('2027-01-01-later', 'later')]);
    await stop();
    await expect(start(NOTES)).rejects.toMatchObject({
      code: 'database/newer-schema',
      message: expect.stringContaining('2027-01-01-later'),
    });
  });

  it('loses none of its steps: a database that has one would never start again', () => {
    const known = readFileSync(join(import.meta.dirname, 'support/schema-steps.txt'), 'utf8')
      .trim()
      .split('\n');
    expect(SCHEMA.map(({ name }) => name).sort()).toEqual(known);
  });

  it('refuses two steps of one name', async () => {
    await expect(start([...NOTES, ...NOTES])).rejects.toThrow('Two steps of the schema are named');
  });

  it('lets one server at a time open a file, and any number a PostgreSQL, whose steps run once', async () => {
    const runs: string[] = [];
    const slow: SchemaChange = {
      name: '2026-11-21-slow',
      up: async (schema) => {
        runs.push('slow');
        if (engine === 'postgres') await sql`select pg_sleep(0.2)`.execute(schema);
      },
    };
    const starts = await Promise.allSettled(Array.from({ length: 5 }, () => start([...NOTES, slow])));
    const refused = starts.filter((result) => result.status === 'rejected');
    expect(runs).toEqual(['slow']);
    expect(refused).toHaveLength(engine === 'sqlite' ? 4 : 0);
    for (const { reason } of refused)
      expect(reason).toMatchObject({
        code: 'database/already-open',
        message: expect.stringMatching(/^\/\S+centralita\.db is in use by another server\. Stop that one/),
      });
    if (engine === 'sqlite') {
      await stop();
      await expect(start([...NOTES, slow])).resolves.toBeDefined();
    }
  });
});

describe('a SQLite file', () => {
  it('is for the user of the server only, with its log', async () => {
    const place = sqliteFile();
    const store = await openAt('sqlite', place, NOTES);
    await keepNote(store, 'a');
    expect([place.address, `${place.address}-wal`].map((file) => statSync(file).mode & 0o777)).toEqual([
      0o600, 0o600,
    ]);
    await store.close();
    await place.remove();
  });
});

describe('a PostgreSQL that is not there', () => {
  it('stops the start with a line that says so and holds no password', async () => {
    const address = 'postgres://centralita:Secret-4711@127.0.0.1:1/centralita';
    const failure: unknown = await openAt('postgres', { address, remove: async () => undefined }).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ code: 'database/unreachable' });
    expect((failure as Error).message).toBe(
      'PostgreSQL at DATABASE_URL cannot be used: connect ECONNREFUSED 127.0.0.1:1. Check the address, and that the server runs.',
    );
    expect(JSON.stringify(failure, Object.getOwnPropertyNames(failure))).not.toContain('Secret-4711');
  });
});
