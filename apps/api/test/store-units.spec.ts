import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { SqliteUnitOfWork } from '../src/adapters/sqlite/sqlite-unit-of-work';
import { inBackground } from '../src/platform/database/background';
import { DuplicateRow } from '../src/platform/database/database-error';
import { preparedQuery, type ValuesOf } from '../src/platform/database/prepared-query';
import type { Store } from '../src/platform/database/store';
import type { Tx } from '../src/platform/database/tx';
import { onEachEngine } from './support/databases';
import { insertNote, keepNote, noteIds, NOTED_AT, notes, NOTES, type NoteTables } from './support/notes';

beforeAll(() => void Logger.overrideLogger(false));

onEachEngine('units of work', (open, engine) => {
  let store: Store;
  beforeAll(async () => {
    store = await open(NOTES);
  });
  beforeEach(() => store.work.run((tx) => notes(tx.query).deleteFrom('note').execute()));
  const kept = (): Promise<string[]> => noteIds(store.database.read);

  it('gives what the unit returned, once all of it is kept', async () => {
    const answer = await store.work.run(async (tx) => {
      await insertNote(tx, 'a');
      await insertNote(tx, 'b');
      return 'done';
    });
    expect(answer).toBe('done');
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('writes a prepared query as SQL once, and runs it with other values each time', async () => {
    let built = 0;
    const insert = preparedQuery((query, value: ValuesOf<NoteTables['note']>) => {
      built += 1;
      const row = { id: value('id'), text: value('text'), at: value('at') };
      return notes(query).insertInto('note').values(row).returning('id');
    });
    const textAfter = preparedQuery((query, value: ValuesOf<{ id: string; limit: number }>) =>
      notes(query)
        .selectFrom('note')
        .select('text')
        .where('id', '>', value('id'))
        .orderBy('id')
        .limit(value('limit')),
    );
    const rows = ['a', 'b', 'c'].map((id) => ({ id, text: `${id}'s "text"`, at: NOTED_AT }));
    const answers = await Promise.all(rows.map((row) => store.work.run((tx) => insert(tx.query, row))));
    expect(answers).toEqual([[{ id: 'a' }], [{ id: 'b' }], [{ id: 'c' }]]);
    expect(built).toBe(1);
    expect(await textAfter(store.database.read, { id: 'a', limit: 1 })).toEqual([{ text: `b's "text"` }]);
    expect(await textAfter(store.database.read, { id: 'a', limit: 9 })).toHaveLength(2);
  });

  it('keeps nothing of a unit that throws, and all of those beside it', async () => {
    const results = await Promise.allSettled([
      keepNote(store, 'a'),
      store.work.run(async (tx) => {
        await insertNote(tx, 'b');
        throw new Error('Changed my mind.');
      }),
      keepNote(store, 'c'),
    ]);
    expect(results).toEqual([
      { status: 'fulfilled', value: 'a' },
      { status: 'rejected', reason: new Error('Changed my mind.') },
      { status: 'fulfilled', value: 'c' },
    ]);
    expect(await kept()).toEqual(['a', 'c']);
  });

  it('says that a row exists already, in the same way on each engine', async () => {
    const results = await Promise.allSettled([
      keepNote(store, 'a'),
      keepNote(store, 'a', 'again'),
      keepNote(store, 'b'),
    ]);
    const failed = results.filter((result) => result.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(failed[0]!.reason).toBeInstanceOf(DuplicateRow);
    expect(failed[0]!.reason).toMatchObject({ code: 'database/duplicate-row', status: 409 });
    expect(await kept()).toEqual(['a', 'b']);
  });

  it('fails a unit of which a query failed, though the work has caught that', async () => {
    await keepNote(store, 'a');
    const unit = store.work.run(async (tx) => {
      await insertNote(tx, 'b');
      await insertNote(tx, 'a').catch(() => undefined);
      return 'fine';
    });
    await expect(unit).rejects.toBeInstanceOf(DuplicateRow);
    expect(await kept()).toEqual(['a']);
  });

  it('lets a unit see what it wrote, and nobody else before the commit', async () => {
    const seen: Record<string, string[]> = {};
    await store.work.run(async (tx) => {
      await insertNote(tx, 'a');
      seen['inside'] = await noteIds(tx.query);
      seen['outside'] = await kept();
    });
    expect({ ...seen, after: await kept() }).toEqual({ inside: ['a'], outside: [], after: ['a'] });
  });

  it('does not hold up reading while a unit is at work', async () => {
    await keepNote(store, 'a');
    let read: string[] = [];
    await store.work.run(async (tx) => {
      await notes(tx.query).updateTable('note').set({ text: 'changed' }).execute();
      await pause(50);
      read = await kept();
    });
    expect(read).toEqual(['a']);
  });

  it('refuses a unit within a unit, which would wait for itself', async () => {
    const unit = store.work.run(async (tx) => {
      await insertNote(tx, 'a');
      await keepNote(store, 'b');
    });
    await expect(unit).rejects.toThrow('Units of work do not nest');
    expect(await kept()).toEqual([]);
    // After its end, what it has set off may work.
    let later: Promise<string> | undefined;
    await store.work.run(async (tx) => {
      await insertNote(tx, 'c');
      later = pause(20).then(() => keepNote(store, 'd'));
    });
    await later;
    expect(await kept()).toEqual(['c', 'd']);
  });

  it('ends the tx with its unit', async () => {
    let leaked: Tx | undefined;
    await store.work.run(async (tx) => {
      leaked = tx;
      await insertNote(tx, 'a');
    });
    await expect(insertNote(leaked!, 'b')).rejects.toThrow('has ended');
    expect(() => leaked!.afterCommit(() => undefined)).toThrow('has ended');
    expect(await kept()).toEqual(['a']);
  });

  it('leaves beginning and committing to itself', async () => {
    await expect(
      store.work.run((tx) => tx.query.transaction().execute(() => Promise.resolve())),
    ).rejects.toThrow('not supported');
    expect(() => store.database.read.transaction()).toThrow('not supported');
  });

  it('cannot write where it only reads', async () => {
    await expect(
      notes(store.database.read).insertInto('note').values({ id: 'x', text: '', at: 0 }).execute(),
    ).rejects.toMatchObject({ code: 'database/unavailable' });
  });

  it('works last things off in their order, before the commit', async () => {
    const order: string[] = [];
    await store.work.run(async (tx) => {
      tx.beforeCommit(async () => {
        order.push('first');
        await insertNote(tx, 'last');
        tx.beforeCommit(async () => void order.push('third'));
      });
      tx.beforeCommit(async () => void order.push('second'));
      tx.afterCommit(() => order.push('after'));
      await insertNote(tx, 'a');
      order.push('work');
    });
    expect(order).toEqual(['work', 'first', 'second', 'third', 'after']);
    expect(await kept()).toEqual(['a', 'last']);
  });

  it('undoes a unit whose last thing throws, and tells nobody of it', async () => {
    const told: string[] = [];
    const unit = store.work.run(async (tx) => {
      tx.afterCommit(() => told.push('after'));
      tx.beforeCommit(() => Promise.reject(new Error('No number left.')));
      await insertNote(tx, 'a');
    });
    await expect(unit).rejects.toThrow('No number left.');
    expect({ told, kept: await kept() }).toEqual({ told: [], kept: [] });
  });

  it('tells of a unit when others can read it, before its caller goes on', async () => {
    const order: string[] = [];
    let read: Promise<string[]> | undefined;
    await store.work
      .run(async (tx) => {
        await insertNote(tx, 'a');
        tx.afterCommit(() => {
          order.push('told');
          read = kept();
        });
        tx.afterCommit(() => {
          throw new Error('A listener at fault changes nothing.');
        });
        tx.afterCommit(() => order.push('told too'));
      })
      .then(() => order.push('resolved'));
    expect({ order, read: await read }).toEqual({ order: ['told', 'told too', 'resolved'], read: ['a'] });
  });

  it('runs each unit, and what it tells, on behalf of its own request', async () => {
    const request = new AsyncLocalStorage<string>();
    const seen: (string | undefined)[] = [];
    const ask = (id: string): Promise<void> =>
      request.run(id, () =>
        store.work.run(async (tx) => {
          await insertNote(tx, id);
          seen.push(request.getStore());
          tx.afterCommit(() => seen.push(request.getStore()));
        }),
      );
    await Promise.all(['a', 'b'].map(ask));
    expect(seen.sort()).toEqual(['a', 'a', 'b', 'b']);
  });

  it('keeps 300 units that are asked for at once, without the twelve that fail', async () => {
    const work = store.work instanceof SqliteUnitOfWork ? store.work : undefined;
    const commitsBefore = work?.commits ?? 0;
    const ids = Array.from({ length: 300 }, (_, index) => String(index).padStart(4, '0'));
    const fails = (id: string): boolean => Number(id) % 25 === 3;
    const told: string[] = [];
    const results = await Promise.allSettled(
      ids.map((id) =>
        store.work.run(async (tx) => {
          await insertNote(tx, id);
          tx.afterCommit(() => told.push(id));
          if (fails(id)) throw new Error(id);
          return id;
        }),
      ),
    );
    expect(results.map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual(
      ids.map((id) => (fails(id) ? 'failed' : id)),
    );
    const expected = ids.filter((id) => !fails(id));
    expect(await kept()).toEqual(expected);
    expect(told.sort()).toEqual(expected);
    // At least 32 share one.
    if (work) expect(work.commits - commitsBefore).toBeLessThanOrEqual(10);
  });

  it('lets those units go first that somebody waits for', async () => {
    const order: string[] = [];
    const isThrough = Promise.withResolvers<void>();
    const jobs = Array.from({ length: 20 }, (_, number) =>
      inBackground(() =>
        store.work.run(async (tx) => {
          // More than PostgreSQL has connections, and slow; a unit of SQLite has it for itself.
          if (engine === 'postgres') await isThrough.promise;
          order.push('job');
          await insertNote(tx, `job ${number}`);
        }),
      ),
    );
    await store.work.run(async (tx) => {
      order.push('request');
      await insertNote(tx, 'request');
    });
    isThrough.resolve();
    await Promise.all(jobs);
    expect(order).toEqual(['request', ...jobs.map(() => 'job')]);
    expect(await kept()).toHaveLength(21);
  });

  it('adds up what many units count at once', async () => {
    await keepNote(store, 'counter', '0');
    await Promise.all(
      Array.from({ length: 200 }, () =>
        store.work.run((tx) =>
          notes(tx.query)
            .updateTable('note')
            .set({ at: sql<number>`at + 1` })
            .where('id', '=', 'counter')
            .execute(),
        ),
      ),
    );
    const { at } = await notes(store.database.read).selectFrom('note').select('at').executeTakeFirstOrThrow();
    expect(at).toBe(NOTED_AT + 200);
  });

  it('passes where two units lock the same rows in opposite order', async () => {
    await Promise.all([keepNote(store, 'a'), keepNote(store, 'b')]);
    const touch = (...ids: string[]): Promise<void> =>
      store.work.run(async (tx) => {
        for (const id of ids) {
          await notes(tx.query).updateTable('note').set({ text: ids.join() }).where('id', '=', id).execute();
          if (engine === 'postgres') await sql`select pg_sleep(0.05)`.execute(tx.query);
        }
      });
    await Promise.all([touch('a', 'b'), touch('b', 'a')]);
    const texts = await notes(store.database.read).selectFrom('note').select('text').distinct().execute();
    expect(texts).toHaveLength(1);
  });

  it('counts and adds up in numbers', async () => {
    await Promise.all([keepNote(store, 'a'), keepNote(store, 'b')]);
    const sums = await notes(store.database.read)
      .selectFrom('note')
      .select(({ fn }) => [fn.countAll().as('count'), fn.sum('at').as('sum'), fn.max('at').as('latest')])
      .executeTakeFirstOrThrow();
    expect(sums).toEqual({ count: 2, sum: 2 * NOTED_AT, latest: NOTED_AT });
  });

  it('says how many rows were changed', async () => {
    await Promise.all([keepNote(store, 'a'), keepNote(store, 'b')]);
    const change = await store.work.run((tx) =>
      notes(tx.query).updateTable('note').set({ text: 'new' }).where('id', '=', 'a').executeTakeFirst(),
    );
    expect(change.numUpdatedRows).toBe(1n);
  });

  it('runs queries of one unit that are asked for at once', async () => {
    await store.work.run((tx) => Promise.all(['a', 'b', 'c'].map((id) => insertNote(tx, id))));
    expect(await kept()).toEqual(['a', 'b', 'c']);
  });

  it('answers a ping', async () => {
    await expect(store.database.ping()).resolves.toBeUndefined();
  });

  it('finishes what was asked for before it closes, and takes nothing after', async () => {
    const closing = await open(NOTES);
    const asked = keepNote(closing, 'a');
    const closed = closing.close();
    await expect(keepNote(closing, 'b')).rejects.toMatchObject({ code: 'database/unavailable' });
    await expect(asked).resolves.toBe('a');
    await closed;
  });
});
