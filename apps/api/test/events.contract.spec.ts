import { setTimeout as sleep } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { PostgresEventBus } from '../src/adapters/postgres/postgres-event-bus';
import { SystemClock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import type { Store } from '../src/platform/database/store';
import type { Tx } from '../src/platform/database/tx';
import type { Activity, NewActivity } from '../src/platform/events/activity-log';
import { ActivityReactions } from '../src/platform/events/activity-reactions';
import { EventBus, type Signal, type StreamAdvanced } from '../src/platform/events/event-bus';
import { InProcessEventBus } from '../src/platform/events/in-process-event-bus';
import { StoredActivityLog } from '../src/platform/events/stored-activity-log';
import { eventually } from './support/eventually';
import { onEachEngine } from './support/databases';
import { postgresServer } from './support/postgres-server';

// A connection that is cut is told in the log.
Logger.overrideLogger(false);

/** A PostgreSQL that is started for the first spec that asks. */
const STARTED_WITHIN_MS = 60_000;

/** A bus of which nothing arrives. */
class LostBus extends EventBus {
  publish(): void {
    // Lost on the way.
  }
  subscribe(): () => void {
    return () => undefined;
  }
  signal(): void {
    // Lost on the way.
  }
  onSignal(): () => void {
    return () => undefined;
  }
}

const happened = (stream: string, data: NewActivity['data'] = {}): NewActivity => ({
  stream,
  kind: 'alerts/raised',
  data,
});
const namesOf = (activities: readonly Activity[]): unknown[] => activities.map(({ data }) => data['name']);
const numbersOf = (activities: readonly Activity[]): number[] => activities.map(({ number }) => number);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

onEachEngine('activities and their bus', (open, engine: Engine) => {
  let store: Store;
  const buses: PostgresEventBus[] = [];

  beforeAll(async () => {
    store = await open();
  }, STARTED_WITHIN_MS);
  afterEach(async () => {
    for (const bus of buses.splice(0)) await bus.beforeApplicationShutdown();
  });

  const logOn = (bus: EventBus): StoredActivityLog =>
    new StoredActivityLog(store.database, bus, new SystemClock(), new ActivityReactions());

  async function databaseUrl(): Promise<string> {
    const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(
      store.database.read,
    );
    const url = new URL(await postgresServer());
    url.pathname = rows[0]?.name ?? '';
    return url.href;
  }

  /** The bus of one more process on the same database; of SQLite there is only one process. */
  async function newBus(): Promise<EventBus> {
    if (engine === 'sqlite') return new InProcessEventBus();
    const bus = new PostgresEventBus(await databaseUrl(), store.database);
    buses.push(bus);
    await bus.onModuleInit();
    return bus;
  }

  /** Takes so long that another unit overtakes it, where the engine has several at once. */
  const linger = async (tx: Tx, ms: number): Promise<void> => {
    await (engine === 'postgres' ? sql`select pg_sleep(${ms / 1000})` : sql`select 1`).execute(tx.query);
  };

  it('numbers the activities of a stream 1, 2, 3, and those of another for themselves', async () => {
    const log = logOn(new LostBus());
    await store.work.run(async (tx) => {
      log.append(tx, happened('one', { name: 'a' }));
      log.append(tx, happened('other', { name: 'x' }));
      log.append(tx, { ...happened('one', { name: 'b' }), role: 'admin', personId: 'p1' });
    });
    await store.work.run(async (tx) => log.append(tx, happened('one', { name: 'c' })));

    const all = await log.after('one', 0, 10);
    expect(numbersOf(all)).toEqual([1, 2, 3]);
    expect(namesOf(all)).toEqual(['a', 'b', 'c']);
    expect(all[1]).toMatchObject({ kind: 'alerts/raised', role: 'admin', personId: 'p1' });
    expect(Math.abs((all[0]?.at ?? 0) - Date.now())).toBeLessThan(60_000);
    expect(numbersOf(await log.after('other', 0, 10))).toEqual([1]);
    expect(await log.latest('one')).toBe(3);
    expect(await log.latest('nobody')).toBe(0);
  });

  it('fills in from a number on, piece by piece', async () => {
    const log = logOn(new LostBus());
    await store.work.run(async (tx) => {
      for (const number of upTo(1200)) log.append(tx, happened('long', { name: `${number}` }));
    });
    const read: Activity[] = [];
    for (let more = await log.after('long', 0, 500); more.length > 0;) {
      read.push(...more);
      more = await log.after('long', read.length, 500);
    }
    expect(numbersOf(read)).toEqual(upTo(1200));
    expect(namesOf(read)).toEqual(upTo(1200).map(String));
  });

  it('keeps nothing and tells nothing of a unit that was undone', async () => {
    const bus = await newBus();
    const log = logOn(bus);
    const told: StreamAdvanced[] = [];
    bus.subscribe((event) => void (event.stream === 'undone' && told.push(event)));
    const failing = store.work.run(async (tx) => {
      log.append(tx, happened('undone'));
      tx.beforeCommit(() => Promise.reject(new Error('Too late.')));
    });
    await expect(failing).rejects.toThrow('Too late.');
    await sleep(50);
    expect(told).toEqual([]);
    expect(await log.latest('undone')).toBe(0);

    await store.work.run(async (tx) => log.append(tx, happened('undone')));
    await eventually(() => told.length > 0);
    expect(told).toEqual([{ stream: 'undone', number: 1 }]);
  });

  it('passes a signal on to every process, each once, and keeps it nowhere', async () => {
    const [here, there] = await Promise.all([newBus(), newBus()]);
    const buses = engine === 'sqlite' ? [here] : [here, there];
    const heard = buses.map((bus) => {
      const signals: Signal[] = [];
      bus.onSignal((signal) => void signals.push(signal));
      return signals;
    });
    const signal = (name: string): Signal => ({
      stream: 'passing',
      kind: 'conversations/writing',
      data: { name },
      role: 'agent',
    });
    here.signal(signal('one'));
    here.signal(signal('two'));
    await eventually(() => heard.every(({ length }) => length >= 2));
    for (const signals of heard) expect(signals).toEqual([signal('one'), signal('two')]);
    expect(await logOn(here).latest('passing')).toBe(0);
  });

  it('gives numbers in the order of the commits, so that whoever reads meanwhile misses nothing', async () => {
    const log = logOn(new LostBus());
    const committed: string[] = [];
    const unit = (name: string, lingerMs: number): Promise<void> =>
      store.work.run(async (tx) => {
        log.append(tx, happened('reverse', { name }));
        tx.afterCommit(() => committed.push(name));
        await linger(tx, lingerMs);
      });
    const first = unit('began first', 300);
    const second = unit('began second', 0);

    const read: Activity[] = [];
    const reader = (async () => {
      for (; read.length < 2; await sleep(1)) read.push(...(await log.after('reverse', read.length, 10)));
    })();
    await Promise.all([first, second, reader]);

    if (engine === 'postgres') expect(committed).toEqual(['began second', 'began first']);
    expect(namesOf(read)).toEqual(committed);
    expect(numbersOf(read)).toEqual([1, 2]);
  });

  it('shows no number while an earlier one is not committed', async () => {
    const log = logOn(new LostBus());
    const numbered = Promise.withResolvers<void>();
    const slow = store.work.run(async (tx) => {
      log.append(tx, happened('held', { name: 'slow' }));
      // Runs after the number was given, and holds up the commit.
      tx.beforeCommit(async () => {
        numbered.resolve();
        await linger(tx, 300);
      });
    });
    await numbered.promise;
    const quick = store.work.run(async (tx) => log.append(tx, happened('held', { name: 'quick' })));
    expect(await log.after('held', 0, 10)).toEqual([]);
    await Promise.all([slow, quick]);
    expect(namesOf(await log.after('held', 0, 10))).toEqual(['slow', 'quick']);
  });

  it('leaves no hole and misses nothing with 120 units at once on streams that cross', async () => {
    const log = logOn(new LostBus());
    const streams = ['x', 'y', 'z'];
    const read = new Map(streams.map((stream) => [stream, [] as Activity[]]));
    let writing = true;
    const reader = (async () => {
      for (let last = false; !last; await sleep(1)) {
        last = !writing;
        for (const [stream, seen] of read) seen.push(...(await log.after(stream, seen.length, 1000)));
      }
    })();
    const units = upTo(120).map((index) =>
      store.work.run(async (tx) => {
        // Each names two streams, in either order: locked as they are named, they would wait in a circle.
        const [a = 'x', b = 'y'] = [streams[index % 3], streams[(index + (index % 2) + 1) % 3]];
        log.append(tx, happened(a, { name: `${index}` }));
        await linger(tx, (index * 7) % 23);
        log.append(tx, happened(b, { name: `${index}` }));
      }),
    );
    await Promise.all(units).finally(() => (writing = false));
    await reader;
    for (const seen of read.values()) {
      expect(seen).toHaveLength(80);
      expect(numbersOf(seen)).toEqual(upTo(80));
      expect(new Set(namesOf(seen)).size).toBe(80);
    }
  });

  it('runs what follows from an activity in its unit, and undoes both together', async () => {
    const reactions = new ActivityReactions();
    const log = new StoredActivityLog(store.database, new LostBus(), new SystemClock(), reactions);
    reactions.add(async (tx, { stream, data }) => {
      if (data['name'] === 'cause') log.append(tx, happened(stream, { name: 'effect' }));
      if (data['name'] === 'bad cause') throw new Error('It cannot follow.');
    });
    await store.work.run(async (tx) => log.append(tx, happened('follow', { name: 'cause' })));
    expect(namesOf(await log.after('follow', 0, 10))).toEqual(['cause', 'effect']);
    const bad = store.work.run(async (tx) => log.append(tx, happened('follow', { name: 'bad cause' })));
    await expect(bad).rejects.toThrow('It cannot follow.');
    expect(await log.latest('follow')).toBe(2);
  });

  it('shows a person backwards what they may see', async () => {
    const log = logOn(new LostBus());
    await store.work.run(async (tx) => {
      log.append(tx, happened('pages', { name: 'all' }));
      log.append(tx, { ...happened('pages', { name: 'admins' }), role: 'admin' });
      log.append(tx, { ...happened('pages', { name: 'mine' }), personId: 'me' });
      log.append(tx, { ...happened('pages', { name: 'yours' }), personId: 'you' });
    });
    const page = { stream: 'pages', number: Number.MAX_SAFE_INTEGER, limit: 10, personId: 'me' };
    expect(namesOf(await log.before({ ...page, role: 'viewer' }))).toEqual(['mine', 'all']);
    expect(namesOf(await log.before({ ...page, role: 'owner' }))).toEqual(['mine', 'admins', 'all']);
    expect(namesOf(await log.before({ ...page, role: 'owner', number: 3, limit: 1 }))).toEqual(['admins']);
  });

  it('drops by age, piece by piece, and goes on with the numbers', async () => {
    const clock = new (class extends SystemClock {
      time = 1000;
      override now(): number {
        return this.time;
      }
    })();
    const log = new StoredActivityLog(store.database, new LostBus(), clock, new ActivityReactions());
    const append = (count: number): Promise<void> =>
      store.work.run(async (tx) => {
        for (let index = 0; index < count; index += 1) log.append(tx, happened('old'));
      });
    // A unit may take ten seconds, on whatever machine.
    for (let time = 0; time < 10; time += 1) {
      clock.time = 1000 + time;
      await append(300);
    }
    clock.time = 2000;
    await append(2);
    const pieces: boolean[] = [];
    do pieces.push(await store.work.run((tx) => log.drop(tx, 2000)));
    while (pieces.at(-1));
    expect(pieces).toEqual([true, false]);
    expect(numbersOf(await log.after('old', 10, 10))).toEqual([3001, 3002]);
    await append(1);
    expect(await log.latest('old')).toBe(3003);
  });

  it('tells every process of each advance', async () => {
    const here = await newBus();
    const there = engine === 'postgres' ? await newBus() : here;
    const log = logOn(here);
    const told: number[] = [];
    there.subscribe(({ stream, number }) => void (stream === 'told' && told.push(number)));
    await store.work.run(async (tx) => log.append(tx, happened('told')));
    await eventually(() => told.includes(1));

    const ended: StreamAdvanced[] = [];
    there.subscribe((event) => void ended.push(event))();
    await Promise.all(upTo(200).map(() => store.work.run(async (tx) => log.append(tx, happened('told')))));
    await eventually(() => told.includes(201));
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(ended).toEqual([]);
  });

  if (engine === 'postgres') {
    it('finds by its poll what no notification told', async () => {
      const there = await newBus();
      const told: number[] = [];
      there.subscribe(({ stream, number }) => void (stream === 'lost' && told.push(number)));
      const log = logOn(new LostBus());
      await store.work.run(async (tx) => log.append(tx, happened('lost')));
      await eventually(() => told.includes(1));
    });

    it('comes back after its connection was cut, and tells what happened meanwhile', async () => {
      const there = await newBus();
      const here = await newBus();
      const told: number[] = [];
      there.subscribe(({ stream, number }) => void (stream === 'cut' && told.push(number)));
      const { rows } = await sql`
        select pg_terminate_backend(pid) from pg_stat_activity
        where application_name = 'centralita-events' and datname = current_database()
      `.execute(store.database.read);
      expect(rows).toHaveLength(2);
      const log = logOn(here);
      await store.work.run(async (tx) => log.append(tx, happened('cut')));
      await eventually(() => told.includes(1));
      await sleep(1000);
      await store.work.run(async (tx) => log.append(tx, happened('cut')));
      await eventually(() => told.includes(2));
      expect(told).toEqual([1, 2]);
    });
  }
});
