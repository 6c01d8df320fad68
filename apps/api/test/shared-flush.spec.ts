import { jest } from '@jest/globals';
import { Client } from 'pg';
import type { Store } from '../src/platform/database/store';
import { freshPlace, openAt, type Place } from './support/databases';
import { keepNote, noteIds, NOTES } from './support/notes';

const isFlush = (text: unknown): boolean => String(text).includes('pg_logical_emit_message');
const isCommit = (text: unknown): boolean => String(text).endsWith('; commit');

describe('the wait for the disk of units on PostgreSQL', () => {
  let place: Place;
  let store: Store;
  beforeAll(async () => {
    place = await freshPlace('postgres');
    store = await openAt('postgres', place, NOTES);
  });
  afterAll(async () => {
    await store.close();
    await place.remove();
  });
  afterEach(() => jest.restoreAllMocks());

  /** Looks on while the real queries run. @param on called with each, and when it is answered */
  function watch(on: (text: unknown, client: Client) => (() => void) | Promise<void> | undefined): void {
    const query = Client.prototype.query as unknown as (...args: unknown[]) => unknown;
    const watched = async (client: Client, args: unknown[]): Promise<unknown> => {
      const answered = await on(args[0], client);
      const answer = await query.apply(client, args);
      answered?.();
      return answer;
    };
    const spied: { query: (...args: unknown[]) => unknown } = Client.prototype;
    jest.spyOn(spied, 'query').mockImplementation(function (this: unknown, ...args) {
      return watched(this as Client, args);
    });
  }

  it('is shared by those that commit at once, and each is told after one that began after its commit', async () => {
    const happened: string[] = [];
    watch((text) => {
      if (isFlush(text)) happened.push('flush begins');
      return () => void (isCommit(text) && happened.push('commit'));
    });
    const ids = Array.from({ length: 30 }, (_, index) => `at once ${index}`);
    await Promise.all(
      ids.map(async (id) => {
        await keepNote(store, id);
        happened.push('told');
      }),
    );

    expect(await noteIds(store.database.read)).toEqual(expect.arrayContaining(ids));
    const flushes = happened.filter((what) => what === 'flush begins').length;
    expect(flushes).toBeGreaterThan(0);
    expect(flushes).toBeLessThan(ids.length);
    let [committed, flushing, told] = [0, 0, 0];
    for (const what of happened) {
      if (what === 'commit') committed += 1;
      else if (what === 'flush begins') flushing = committed;
      else expect((told += 1)).toBeLessThanOrEqual(flushing);
    }
    expect(told).toBe(ids.length);
  });

  it('is spared where nothing was written', async () => {
    const flushes: unknown[] = [];
    watch((text) => {
      if (isFlush(text)) flushes.push(text);
      return undefined;
    });
    await store.work.run((tx) => noteIds(tx.query));
    expect(flushes).toEqual([]);
    await keepNote(store, 'written');
    expect(flushes).toHaveLength(1);
  });

  it('fails those that waited where the connection breaks, and the next ones pass', async () => {
    const killer = new Client({ connectionString: place.address });
    await killer.connect();
    const kill = killer.query.bind(killer);
    let killed = false;
    watch(async (text, client) => {
      if (!isFlush(text) || killed) return;
      killed = true;
      const { processID } = client as unknown as { processID: number };
      await kill('select pg_terminate_backend($1)', [processID]);
    });
    await expect(keepNote(store, 'unknown')).rejects.toMatchObject({ code: 'database/unavailable' });
    await expect(keepNote(store, 'after it')).resolves.toBe('after it');
    jest.restoreAllMocks();
    await killer.end();
  });
});
