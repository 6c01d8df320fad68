import type { Health } from '@centralita/shared-types';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { RequestReadiness } from '../src/http/health/request-readiness';
import { breakableLine, type BreakableLine } from './support/breakable-line';
import { postgresDatabase, type Place } from './support/databases';
import { startApi, type RunningApi } from './support/running-api';

describe('health', () => {
  let place: Place;
  let line: BreakableLine;
  let api: RunningApi;
  beforeAll(async () => {
    place = await postgresDatabase();
    line = await breakableLine(place.address);
    api = await startApi({ DATABASE_URL: line.url });
  });
  afterAll(async () => {
    await api.close();
    await line.cut();
    await place.remove();
  });

  const probe = async (path: string): Promise<[number, unknown]> => {
    const answer = await fetch(`${api.url}/health${path}`);
    return [answer.status, await answer.json()];
  };
  const eventually = async (path: string, status: number): Promise<void> => {
    for (let tries = 0; (await fetch(`${api.url}/health${path}`)).status !== status; tries += 1) {
      if (tries > 100) throw new Error(`${path} never answered ${status}`);
      await new Promise((done) => setTimeout(done, 50));
    }
  };

  it('is live and ready with its database', async () => {
    expect(await probe('/live')).toEqual([200, { status: 'ok' }]);
    expect(await probe('/ready')).toEqual([200, { status: 'ok' }]);
    expect(await probe('')).toMatchObject([
      200,
      { status: 'ok', components: { database: { engine: 'postgres', status: 'up' }, jobs: 'on-time' } },
    ]);
  });

  it('is live but not ready while the database is away, saves nothing, and comes back by itself', async () => {
    await line.cut();
    await eventually('/ready', 503);
    expect(await probe('/ready')).toEqual([503, { status: 'database-down' }]);
    expect(await probe('/live')).toEqual([200, { status: 'ok' }]);
    const [status, health] = (await probe('')) as [number, Health];
    expect([status, health.status, health.components.database.status, health.components.jobs]).toEqual([
      200,
      'degraded',
      'down',
      'unknown',
    ]);
    const writing = api.app
      .get(UnitOfWork)
      .run(({ query: { schema } }) => schema.createTable('never').execute());
    await expect(writing).rejects.toMatchObject({
      code: 'database/unavailable',
      status: 503,
      retryable: true,
    });
    expect((await fetch(`${api.url}/metrics`)).status).toBe(200);

    await line.mend();
    await eventually('/ready', 200);
  });

  it('is not ready once it has begun to end', async () => {
    api.app.get(RequestReadiness).onModuleDestroy();
    expect(await probe('/ready')).toEqual([503, { status: 'ending' }]);
    expect(await probe('/live')).toEqual([200, { status: 'ok' }]);
  });
});
