import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PostgresMaintenance } from '../src/adapters/postgres/postgres-maintenance';
import { SqliteMaintenance } from '../src/adapters/sqlite/sqlite-maintenance';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ActivityLog } from '../src/platform/events/activity-log';
import { SCHEMA } from './support/schema';
import { postgresDatabase, type Place } from './support/databases';
import { LiveClient, newSession } from './support/live-client';
import { startApi, type RunningApi } from './support/running-api';
import { startTeam } from './support/team';

const silent = (): void => undefined;

describe.each(['sqlite', 'postgres'])('the live stream after a restore on %s', (engine) => {
  let place: Place | undefined;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'centralita-restored-'));
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
  });
  afterAll(async () => {
    await place?.remove();
    rmSync(folder, { recursive: true, force: true });
  });

  it('tells a page to fetch anew, though its last number was given again meanwhile', async () => {
    const environment = { DATA_DIR: folder, ...(place && { DATABASE_URL: place.address }) };
    const maintenance = place
      ? new PostgresMaintenance(place.address, folder, SCHEMA)
      : new SqliteMaintenance(join(folder, 'centralita.db'), SCHEMA);
    const { api, viewer, organisationId } = await startTeam(environment);
    const happen = async ({ app }: RunningApi, ...names: string[]): Promise<void> => {
      for (const name of names)
        await app
          .get(UnitOfWork)
          .run(async (tx) =>
            app
              .get(ActivityLog)
              .append(tx, { stream: organisationId, kind: 'organisations/changed', data: { name } }),
          );
    };

    const cookie = await newSession(api, viewer);
    const backup = join(folder, 'backup');
    await maintenance.backup(backup, silent);
    const before = await LiveClient.open(api, cookie);
    await happen(api, 'lost 1', 'lost 2');
    await before.until(() => before.names.includes('lost 2'));
    before.drop();
    await api.close();
    await maintenance.restore(backup, silent);

    const restored = await startApi(environment);
    await happen(restored, 'new 1', 'new 2', 'new 3');
    const after = await LiveClient.open(restored, cookie, { lastEventId: before.lastEventId });
    expect(after.readies).toEqual([{ reload: true }]);
    // From here on back-fill works as ever.
    after.drop();
    await happen(restored, 'missed');
    const again = await LiveClient.open(restored, cookie, { lastEventId: after.lastEventId });
    await again.until(() => again.names.includes('missed'));
    expect([again.readies, again.names]).toEqual([[{ reload: false }], ['missed']]);
    again.drop();
    await restored.close();
  });
});
