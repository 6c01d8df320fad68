import { sql } from 'kysely';
import { AppError } from '../src/platform/errors/app-error';
import type { Store } from '../src/platform/database/store';
import { eventually } from './support/eventually';
import { onEachEngine } from './support/databases';
import { handlersThat, NARROW, NOTHING, WORK, type Behaviour } from './support/job-handlers';
import { startJobs, type JobSystem } from './support/job-system';

const RUNS_MAX = 300;

const pause = (ms: number): Promise<void> => new Promise((resume) => setTimeout(resume, ms));

onEachEngine('Jobs', (open, engine) => {
  let store: Store;
  const running: JobSystem[] = [];

  beforeAll(async () => {
    store = await open();
    await store.work.run(({ query }) => sql`create table effects (job text not null)`.execute(query));
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((system) => system.close()));
    for (const table of [
      'effects',
      'dead_letters',
      'job_schedules',
      engine === 'sqlite' ? 'jobs' : 'pgboss.job',
    ])
      await store.work.run(({ query }) => sql`delete from ${sql.table(table)}`.execute(query));
  });

  const start = async (
    behave: Behaviour,
    onTick: (dueAt: number) => Promise<void> | void = NOTHING,
  ): Promise<JobSystem> => {
    const system = await startJobs(store, ...handlersThat(behave, onTick));
    running.push(system);
    return system;
  };
  const enqueue = (system: JobSystem, name: string, options = {}, queue = WORK): Promise<string> =>
    system.work.run((tx) => system.jobs.enqueue(tx, queue, { name }, options));
  const effects = async (): Promise<string[]> =>
    (await sql<{ job: string }>`select job from effects`.execute(store.database.read)).rows.map(
      ({ job }) => job,
    );
  const hasNothingLeft = (system: JobSystem) => async (): Promise<boolean> =>
    (await system.watch.look()).every(({ ready, delayed, active }) => ready + delayed + active === 0);

  it('does a job of a unit that is kept, and none of one that is undone', async () => {
    const done: string[] = [];
    const system = await start(({ data }) => void done.push(data.name));
    const undone = system.work.run(async (tx) => {
      await system.jobs.enqueue(tx, WORK, { name: 'undone' });
      throw new Error('No.');
    });
    await expect(undone).rejects.toThrow('No.');
    await enqueue(system, 'kept');
    await eventually(() => done.length === 1);
    await eventually(hasNothingLeft(system));
    expect(done).toEqual(['kept']);
  });

  it('takes one job of a key, for ever, also where ten ask at once', async () => {
    const done: string[] = [];
    const system = await start(({ data }) => void done.push(data.name));
    const ids = await Promise.all(
      Array.from({ length: 10 }, (_, i) => enqueue(system, `job ${i}`, { key: 'SM1' })),
    );
    expect(new Set(ids).size).toBe(1);
    await eventually(() => done.length > 0);
    await eventually(hasNothingLeft(system));
    expect(await enqueue(system, 'late', { key: 'SM1' })).toBe(ids[0]);
    await enqueue(system, 'other', { key: 'SM2' });
    await eventually(() => done.includes('other'));
    expect(done).toHaveLength(2);
  });

  it('starts a job at its time', async () => {
    let startedAt = 0;
    const system = await start(() => void (startedAt = Date.now()));
    const runAt = Date.now() + 700;
    await enqueue(system, 'later', { runAt });
    await eventually(() => startedAt > 0);
    expect(startedAt - runAt).toBeGreaterThanOrEqual(-5);
  });

  it('tries again with growing delays, then buries with a reason, and does it again when asked', async () => {
    const at: number[] = [];
    const attempts: number[] = [];
    let isWell = false;
    const system = await start(({ attempt }) => {
      at.push(performance.now());
      attempts.push(attempt);
      if (isWell) return;
      throw new AppError({ code: 'mail/away', detail: 'The mail server is away.', retryable: true });
    });
    const id = await enqueue(system, 'mail');
    await eventually(async () => (await system.letters.list(10)).length === 1);
    expect(attempts).toEqual([1, 2, 3]);
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(45);
    expect(at[2]! - at[1]!).toBeGreaterThanOrEqual(95);
    expect(await system.letters.list(10)).toEqual([
      expect.objectContaining({
        id,
        queue: 'work',
        reason: 'The mail server is away.',
        code: 'mail/away',
        attempts: 3,
      }),
    ]);
    expect(await system.watch.look()).toContainEqual(expect.objectContaining({ queue: 'work', dead: 1 }));

    isWell = true;
    expect(await system.work.run((tx) => system.letters.retry(tx, id))).toBe('work');
    await eventually(() => attempts.length === 4);
    expect(attempts[3]).toBe(1);
    await eventually(hasNothingLeft(system));
    expect(await system.letters.list(10)).toEqual([]);
    expect(await system.work.run((tx) => system.letters.retry(tx, id))).toBeUndefined();
  });

  it('buries at once what no repetition can mend, keeps faults to itself, and retries all', async () => {
    let isWell = false;
    const done: string[] = [];
    const system = await start(({ data }) => {
      if (isWell) return void done.push(data.name);
      if (data.name === 'fault') throw new TypeError('Cannot read +15551234567');
      throw new AppError({ code: 'mail/refused', detail: 'Nobody there.' });
    });
    const died: string[] = [];
    system.letters.whenDied((_tx, letter) => Promise.resolve(void died.push(letter.id)));
    for (let i = 0; i < 120; i++) await enqueue(system, `refused ${i}`);
    await enqueue(system, 'fault');
    await eventually(async () => (await system.letters.list(200)).length === 121);
    const letters = await system.letters.list(200);
    expect(letters.find(({ code }) => code === 'mail/refused')).toMatchObject({ attempts: 1 });
    expect(letters.find(({ code }) => code === 'server/fault')).toMatchObject({
      reason: expect.not.stringContaining('555'),
      attempts: 3,
    });
    expect(new Set(died).size).toBe(121);
    isWell = true;
    expect(await system.letters.retryAll()).toBe(121);
    await eventually(() => done.length === 121);
    expect(await system.letters.list(10)).toEqual([]);
  });

  it('has an effect exactly once where the job comes again after it', async () => {
    const outcomes: boolean[] = [];
    const system = await start(async (job) => {
      await store.work.run(async (tx) => {
        const isFirst = await job.once(tx);
        outcomes.push(isFirst);
        if (isFirst) await sql`insert into effects values (${job.data.name})`.execute(tx.query);
      });
      if (job.attempt < 3) throw new Error('The process ends between effect and completion.');
    });
    await enqueue(system, 'payment');
    await eventually(() => outcomes.length === 3);
    expect(outcomes).toEqual([true, false, false]);
    expect(await effects()).toEqual(['payment']);
  });

  it('marks nothing where the unit of the effect is undone', async () => {
    const outcomes: boolean[] = [];
    const system = await start(async (job) => {
      await store.work.run(async (tx) => {
        outcomes.push(await job.once(tx));
        if (job.attempt === 1) throw new Error('No.');
        await sql`insert into effects values (${job.data.name})`.execute(tx.query);
      });
    });
    await enqueue(system, 'letter');
    await eventually(hasNothingLeft(system));
    expect(outcomes).toEqual([true, true]);
    expect(await effects()).toEqual(['letter']);
  });

  it('does no more at once than the queue allows, and loses none of three hundred', async () => {
    let now = 0;
    let most = 0;
    const done = new Set<string>();
    const system = await start(async ({ data }, queue) => {
      now += 1;
      if (queue === 'narrow') most = Math.max(most, now);
      await pause(queue === 'narrow' ? 20 : 0);
      done.add(data.name);
      now -= 1;
    });
    for (let i = 0; i < 10; i++) await enqueue(system, `narrow ${i}`, {}, NARROW);
    await eventually(() => done.size === 10);
    expect(most).toBe(2);
    for (let from = 0; from < RUNS_MAX; from += 50)
      await Promise.all(Array.from({ length: 50 }, (_, i) => enqueue(system, `wide ${from + i}`)));
    await eventually(() => done.size === 10 + RUNS_MAX);
    await eventually(hasNothingLeft(system));
  });

  it('gives what is unfinished back at the end, uncounted, and does it at the next start', async () => {
    let hasBegun = false;
    let hasSignal = false;
    const first = await start(
      ({ signal }) =>
        new Promise((_, fail) => {
          hasBegun = true;
          signal.addEventListener('abort', () => {
            hasSignal = true;
            fail(new Error('Ended.'));
          });
        }),
    );
    await enqueue(first, 'long');
    await eventually(() => hasBegun);
    await first.close();
    expect(hasSignal).toBe(true);
    const attempts: number[] = [];
    await start(({ attempt }) => void attempts.push(attempt));
    await eventually(() => attempts.length === 1);
    expect(attempts).toEqual([1]);
  });

  it('begins nothing any more once it ends', async () => {
    const begun: boolean[] = [];
    const first = await start(
      ({ signal }) =>
        new Promise((_, fail) => {
          begun.push(signal.aborted);
          signal.addEventListener('abort', () => fail(new Error('Ended.')));
        }),
    );
    // As many as may be at work: what is given back at the end is found by claims that are on their way.
    await Promise.all(['a', 'b', 'c', 'd'].map((name) => enqueue(first, name)));
    const closedFrom = performance.now();
    await first.close();
    expect(performance.now() - closedFrom).toBeLessThan(first.workers.drainMaxMs);
    expect(begun).not.toContain(true);
  });

  it('gives back what does not end in time, and takes no news of it any more', async () => {
    const gate = Promise.withResolvers<void>();
    const first = await start(() => gate.promise);
    first.workers.drainMaxMs = 100;
    await enqueue(first, 'deaf');
    await eventually(async () => (await first.watch.look()).some(({ active }) => active === 1));
    await first.close();
    gate.resolve();
    await pause(100);
    const attempts: number[] = [];
    await start(({ attempt }) => void attempts.push(attempt));
    await eventually(() => attempts.length === 1);
    expect(attempts).toEqual([1]);
  });

  it('enqueues by the clock, once for each time, and once for what was missed', async () => {
    const dueAt: number[] = [];
    const startTicking = (): Promise<JobSystem> => start(NOTHING, (at) => void dueAt.push(at));
    // Two processes on PostgreSQL; the embedded queue has one.
    const systems = [await startTicking()];
    if (engine === 'postgres') systems.push(await startTicking());
    await eventually(() => dueAt.length >= 2);
    expect(new Set(dueAt).size).toBe(dueAt.length);
    expect(dueAt.every((at) => at % 2_000 === 0)).toBe(true);

    await Promise.all(running.splice(0).map((system) => system.close()));
    const missed = 1_700_000_000_000;
    await store.work.run(({ query }) => sql`update job_schedules set next_at = ${missed}`.execute(query));
    dueAt.length = 0;
    await startTicking();
    await eventually(() => dueAt.length >= 2);
    expect(dueAt[0]).toBe(missed);
    expect(dueAt.slice(1).every((at) => at > Date.now() - 10_000)).toBe(true);
  });

  it('lets no runs of the clock pile up behind one that takes longer', async () => {
    const gate = Promise.withResolvers<void>();
    let begun = 0;
    const system = await start(NOTHING, () => {
      begun += 1;
      return gate.promise;
    });
    await eventually(() => begun === 1);
    await pause(7_000);
    const tick = (await system.watch.look()).find(({ queue }) => queue === 'tick');
    gate.resolve();
    expect(tick).toMatchObject({ active: 1, ready: 1, delayed: 0 });
  });

  it('keeps one letter of runs by the clock that died, and none when a run is done', async () => {
    const died: string[] = [];
    const recovered: string[] = [];
    let isWell = false;
    const system = await start(NOTHING, () => {
      if (!isWell) throw new AppError({ code: 'line/away', detail: 'Nobody answers.' });
    });
    system.letters.whenDied((_tx, { id }) => Promise.resolve(void died.push(id)));
    system.letters.whenRecovered((_tx, queue) => Promise.resolve(void recovered.push(queue)));
    await eventually(() => died.length >= 3);
    const [latest, ...others] = (await system.letters.list(10)).map(({ id }) => id);
    expect([died.indexOf(latest ?? '') > 0, others]).toEqual([true, []]);
    isWell = true;
    await eventually(async () => (await system.letters.list(10)).length === 0);
    await pause(2_500);
    expect(recovered).toEqual(['tick']);
  });

  it('goes on by the clock where that was wrong for a while, but not where a replica is a little ahead', async () => {
    const nextAt = async (): Promise<number> => {
      const { rows } = await sql<{ at: number }>`select next_at as at from job_schedules`.execute(
        store.database.read,
      );
      return Number(rows[0]?.at);
    };
    const setNext = (at: number): Promise<unknown> =>
      store.work.run(({ query }) => sql`update job_schedules set next_at = ${at}`.execute(query));
    const dueAt: number[] = [];
    const startTicking = (): Promise<JobSystem> => start(NOTHING, (at) => void dueAt.push(at));
    await startTicking();
    await eventually(() => dueAt.length > 0);
    await Promise.all(running.splice(0).map((system) => system.close()));

    const ahead = Math.ceil(Date.now() / 2_000) * 2_000 + 240_000;
    await setNext(ahead);
    dueAt.length = 0;
    await startTicking();
    await pause(3_000);
    expect([await nextAt(), dueAt]).toEqual([ahead, []]);
    await Promise.all(running.splice(0).map((system) => system.close()));

    await setNext(Date.now() + 365 * 86_400_000);
    const startedAt = Date.now();
    await startTicking();
    await eventually(() => dueAt.length > 0);
    expect(dueAt.every((at) => at >= startedAt && at <= Date.now())).toBe(true);
  });
});
