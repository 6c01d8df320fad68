import { Logger } from '@nestjs/common';
import { sql } from 'kysely';
import { Counting } from '../src/domains/analytics/counting';
import { CountingStore } from '../src/domains/analytics/counting.store';
import type { MessageTables } from '../src/domains/messages/messages-schema';
import { SystemClock } from '../src/platform/clock/clock';
import type { Store } from '../src/platform/database/store';
import type { Tx } from '../src/platform/database/tx';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { onEachEngine } from './support/databases';
import { DAY, NOW } from './support/figures';
import { conversation, message } from './support/history-rows';

beforeAll(() => void Logger.overrideLogger(false));

const UNITS_MAX = 20;

/** One message more of an organisation after each unit: changes come faster than they are counted. */
class BusyWork extends UnitOfWork {
  units = 0;

  constructor(
    private readonly store: Store,
    private readonly write: (index: number) => Promise<void>,
  ) {
    super();
  }

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.store.work.run(work);
    this.units += 1;
    if (this.units < UNITS_MAX) await this.write(this.units);
    return result;
  }
}

onEachEngine('a run that counts figures', (open) => {
  let store: Store;

  beforeEach(async () => {
    store = await open();
    await store.work.run(({ query }) =>
      query
        .withTables<MessageTables>()
        .insertInto('conversations')
        .values(['a', 'b'].map((id) => conversation(id, { organisation_id: id })))
        .execute(),
    );
  });

  const write = (id: string, organisation: string, at: number): Promise<void> =>
    store.work.run(async ({ query }) => {
      const row = message(id, organisation, at, { organisation_id: organisation });
      await query.withTables<MessageTables>().insertInto('messages').values(row).execute();
    });
  const countingBy = (work: UnitOfWork): Counting =>
    new Counting(new CountingStore(store.database, new SystemClock()), work);
  /** Organisation and day of what is counted. */
  const counted = async (): Promise<string[]> => {
    const { rows } = await sql<{ organisation_id: string; at: number }>`
      select distinct organisation_id, at from analytics_figures where span = 'day' order by 1, 2`.execute(
      store.database.read,
    );
    return rows.map(
      ({ organisation_id, at }) => `${organisation_id} ${new Date(at).toISOString().slice(5, 10)}`,
    );
  };

  it('ends, and gets to the others, while one organisation changes faster than it is counted', async () => {
    await write('first', 'a', NOW - DAY);
    await write('second', 'a', NOW);
    await write('other', 'b', NOW - DAY);
    const busy = new BusyWork(store, (index) => write(`more-${index}`, 'a', NOW - DAY + index));
    expect(await countingBy(busy).catchUp()).toBe(true);
    expect(busy.units).toBe(3);
    expect(await counted()).toEqual(['a 11-28', 'a 11-29', 'b 11-28']);
    // What changed behind it is the next run's.
    expect(await countingBy(store.work).catchUp()).toBe(true);
    const { rows } = await sql<{ left: number }>`select count(*) as "left" from analytics_changes`.execute(
      store.database.read,
    );
    expect(Number(rows[0]?.left)).toBe(0);
  });

  it('counts the days and organisations behind one that cannot be counted, and fails then', async () => {
    await write('first', 'a', NOW - DAY);
    await write('second', 'a', NOW);
    await write('other', 'b', NOW - DAY);
    await store.work.run(({ query }) =>
      sql`create unique index broken on analytics_figures (organisation_id)
        where organisation_id = 'a' and at < ${sql.lit(NOW - DAY / 2)}`.execute(query),
    );
    const counting = countingBy(store.work);
    await expect(counting.catchUp()).rejects.toThrow();
    expect(await counted()).toEqual(['a 11-29', 'b 11-28']);
    await store.work.run(({ query }) => sql`drop index broken`.execute(query));
    expect(await counting.catchUp()).toBe(true);
    expect(await counted()).toEqual(['a 11-28', 'a 11-29', 'b 11-28']);
  });
});
