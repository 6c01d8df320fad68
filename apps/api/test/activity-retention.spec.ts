import { ActivityRetentionJob } from '../src/platform/events/activity-retention.job';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ActivityLog } from '../src/platform/events/activity-log';
import type { ActivityTables } from '../src/platform/events/activity-schema';
import { startApi } from './support/running-api';

const DAY_MS = 86_400_000;

it('keeps what happened for 90 days, and goes on counting from where it was', async () => {
  const { app, close } = await startApi();
  const [log, work] = [app.get(ActivityLog), app.get(UnitOfWork)];
  const happen = (): Promise<void> =>
    work.run(async (tx) => log.append(tx, { stream: 'cafe', kind: 'people/joined', data: {} }));
  for (let count = 0; count < 3; count += 1) await happen();
  const age = (number: number, days: number): Promise<unknown> =>
    work.run((tx) =>
      tx.query
        .withTables<ActivityTables>()
        .updateTable('activity')
        .set({ at: Date.now() - days * DAY_MS })
        .where('stream', '=', 'cafe')
        .where('number', '=', number)
        .execute(),
    );
  await age(1, 91);
  await age(2, 89);

  await app.get(ActivityRetentionJob, { strict: false }).handle();
  await happen();

  expect((await log.after('cafe', 0, 10)).map(({ number }) => number)).toEqual([2, 3, 4]);
  await close();
});
