import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { startPostgres, type PostgresServer } from '../../../tools/test/postgres.mjs';
import type { PostgresStore } from '../src/adapters/postgres/postgres-store';
import type { SqliteStore } from '../src/adapters/sqlite/sqlite-store';
import type { Engine } from '../src/platform/database/database';
import type { Store } from '../src/platform/database/store';
import { freshPlace, openAt, sqliteFile, type Place } from './support/databases';
import { insertNote, keepNote, noteIds, NOTES } from './support/notes';

const UNAVAILABLE = { code: 'database/unavailable', status: 503, retryable: true };
const PAGE_BYTES = 4096;

beforeAll(() => void Logger.overrideLogger(false));

/** Asks for many units at once. @returns ids of those that were said to be kept, and what the others failed with */
async function keepMany(
  store: Store,
  ids: readonly string[],
  text?: string,
): Promise<{ acknowledged: string[]; errors: unknown[] }> {
  const results = await Promise.allSettled(ids.map((id) => keepNote(store, id, text)));
  return {
    acknowledged: results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : [])).sort(),
    errors: results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : [])),
  };
}

const idsFrom = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(4, '0')}`);

describe.each<Engine>(['sqlite', 'postgres'])('a unit that does not end on %s', (engine) => {
  let place: Place;
  let store: SqliteStore | PostgresStore;
  beforeAll(async () => {
    place = await freshPlace(engine);
    store = await openAt(engine, place, NOTES);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  it('is undone after a while, and holds up nobody longer', async () => {
    let insertLate: (insertion: Promise<unknown>) => void;
    const late = new Promise<unknown>((resolve) => (insertLate = resolve));
    const endless = store.work.run(async (tx) => {
      await insertNote(tx, 'a');
      await pause(900);
      insertLate(insertNote(tx, 'b').catch((error: unknown) => error));
      await late;
    }, 600);
    const next = keepNote(store, 'c');
    await expect(endless).rejects.toMatchObject({ code: 'database/unit-too-slow', retryable: true });
    await expect(next).resolves.toBe('c');
    expect(await late).toMatchObject({ message: expect.stringContaining('has ended') });
    expect(await noteIds(store.database.read)).toEqual(['c']);
  });
});

describe('a full disk under SQLite', () => {
  let place: Place;
  let store: SqliteStore | PostgresStore;
  beforeAll(async () => {
    place = sqliteFile();
    store = await openAt('sqlite', place, NOTES);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });
  const roomFor = (morePages: number): Promise<void> =>
    store.work.run(async (tx) => {
      const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(tx.query);
      await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + morePages)}`.execute(tx.query);
    });

  it('fails what it cannot keep, keeps what it said it had, and goes on when there is room', async () => {
    await roomFor(10);
    const big = 'x'.repeat(PAGE_BYTES);
    const first = await keepMany(store, idsFrom('a', 50), big);
    expect(first.errors.length).toBeGreaterThan(30);
    for (const error of first.errors) expect(error).toMatchObject(UNAVAILABLE);
    expect(await noteIds(store.database.read)).toEqual(first.acknowledged);
    await expect(store.database.ping()).resolves.toBeUndefined();

    await roomFor(1_000);
    const second = await keepMany(store, idsFrom('b', 50), big);
    expect(second.errors).toEqual([]);
    expect(await noteIds(store.database.read)).toEqual([...first.acknowledged, ...second.acknowledged]);

    await store.close();
    store = await openAt('sqlite', place, NOTES);
    expect(await noteIds(store.database.read)).toEqual([...first.acknowledged, ...second.acknowledged]);
  });
});

describe('a PostgreSQL that goes away', () => {
  let server: PostgresServer;
  let place: Place;
  let store: SqliteStore | PostgresStore;
  beforeAll(async () => {
    // What it has said to be kept is to outlive its crash.
    server = await startPostgres({ durable: true });
    place = { address: server.url, remove: () => server.stop() };
    store = await openAt('postgres', place, NOTES);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });

  it('fails what was at work and what comes, and serves again when it is back', async () => {
    await keepNote(store, 'before');
    const told: string[] = [];
    const cut = store.work.run(async (tx) => {
      tx.afterCommit(() => told.push('cut'));
      await insertNote(tx, 'cut');
      await server.halt('immediate');
    });
    await expect(cut).rejects.toMatchObject(UNAVAILABLE);
    await expect(keepNote(store, 'while-away')).rejects.toMatchObject(UNAVAILABLE);
    await expect(store.database.ping()).rejects.toMatchObject(UNAVAILABLE);
    await expect(noteIds(store.database.read)).rejects.toMatchObject(UNAVAILABLE);

    await server.start();
    await expect(store.database.ping()).resolves.toBeUndefined();
    await keepNote(store, 'after');
    expect(await noteIds(store.database.read)).toEqual(['after', 'before']);
    expect(told).toEqual([]);
  });

  it('keeps all that it said it had when it crashes under load', async () => {
    const load = keepMany(store, idsFrom('load', 2_000));
    await pause(150);
    await server.halt('immediate');
    const { acknowledged, errors } = await load;
    for (const error of errors) expect(error).toMatchObject(UNAVAILABLE);
    expect(errors.length).toBeGreaterThan(0);

    await server.start();
    const kept = new Set(await noteIds(store.database.read));
    expect(acknowledged.filter((id) => !kept.has(id))).toEqual([]);
  });
});
