import type { Type } from '@nestjs/common';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { onEachEngine } from './support/databases';
import { handlersThat, NOTHING } from './support/job-handlers';
import { startJobs } from './support/job-system';

onEachEngine('The start of jobs', (open, engine) => {
  it('stops where a queue has no handler, or two', async () => {
    const store = await open();
    const [work, narrow, tick] = handlersThat(NOTHING, NOTHING) as [Type, Type, Type];
    await expect(startJobs(store, work, narrow)).rejects.toMatchObject({ code: 'jobs/no-handler' });
    const [other] = handlersThat(NOTHING, NOTHING) as [Type];
    await expect(startJobs(store, work, narrow, tick, other)).rejects.toMatchObject({
      code: 'jobs/two-handlers',
      message: expect.stringContaining('"work"'),
    });
  });

  if (engine === 'sqlite') return;
  it('leaves no connection behind where it ends as soon as it has begun', async () => {
    const store = await open();
    const handlers = handlersThat(NOTHING, NOTHING);
    for (let i = 0; i < 12; i += 1) await (await startJobs(store, ...handlers)).close();
    await pause(500);
    const { rows } = await sql`select query from pg_stat_activity
      where datname = current_database() and application_name like 'centralita-jobs%'`.execute(
      store.database.read,
    );
    expect(rows).toEqual([]);
  });

  it('leaves the queues of pg-boss alone that are as they should be', async () => {
    const store = await open();
    const handlers = handlersThat(NOTHING, NOTHING);
    const start = async (): Promise<void> => (await startJobs(store, ...handlers)).close();
    // Its rows themselves: whatever is written anew gets another `ctid`.
    const queues = async (): Promise<unknown> =>
      (
        await sql`select name, ctid::text, heartbeat_seconds from pgboss.queue
          where name in ('work', 'narrow', 'tick') order by name`.execute(store.database.read)
      ).rows;
    await start();
    const before = await queues();
    expect(before).toHaveLength(3);
    await start();
    expect(await queues()).toEqual(before);
    await store.work.run(({ query }) =>
      sql`update pgboss.queue set heartbeat_seconds = 99 where name = 'work'`.execute(query),
    );
    await start();
    expect(await queues()).toMatchObject(
      ['narrow', 'tick', 'work'].map((name) => ({ name, heartbeat_seconds: 10 })),
    );
  });
});
