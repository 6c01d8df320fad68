import type { ActivityItem, Page } from '@centralita/shared-types';
import { ModulesContainer } from '@nestjs/core';
import { programBrings } from '../src/composition/program-brings';
import { loadConfig } from '../src/platform/config/load-config';
import { broughtBy } from '../src/platform/modules/brings';
import { GreetingsModule, SEALED_GREETINGS } from './fixtures/greetings-domain';
import { eventually } from './support/eventually';
import { everythingKept } from './support/everything-kept';
import { SCHEMA } from './support/schema';
import { TEST_KEY } from './support/running-api';
import { browser, startTeam, type Team } from './support/team';

const names = (steps: readonly { name: string }[]): string[] => steps.map(({ name }) => name).sort();

describe('a domain that one import adds', () => {
  let team: Team;
  beforeAll(async () => {
    team = await startTeam({}, GreetingsModule);
  });
  afterAll(() => team.api.close());

  it('has its table, its job, its kind of activity, and its route for whom it says', async () => {
    const { agent, viewer, stranger } = team;
    await browser(team.api).get('/api/greetings').expect(401);
    await viewer.web.post('/api/greetings').send({ text: 'Hello' }).expect(403);
    await agent.web.post('/api/greetings').send({ text: '' }).expect(400);
    await agent.web.post('/api/greetings').send({ text: 'Hello' }).expect(201);
    const said = await eventually(async () => {
      const { body } = await agent.web.get('/api/greetings').expect(200);
      const greetings = body as { text: string; said: boolean }[];
      return greetings.some((greeting) => greeting.said) && greetings;
    });
    expect(said).toEqual([{ text: 'Hello', said: true }]);
    expect((await stranger.web.get('/api/greetings').expect(200)).body).toEqual([]);
    const { body } = await viewer.web.get('/api/activities').expect(200);
    expect((body as Page<ActivityItem>).items[0]).toMatchObject({ kind: 'greetings/said' });
  });

  it('has its seals changed with the key', async () => {
    const modules = team.api.app.get(ModulesContainer, { strict: false });
    const { sealedColumns } = broughtBy([...modules.values()].map(({ metatype }) => metatype));
    expect(sealedColumns).toEqual(expect.arrayContaining([...SEALED_GREETINGS]));
    expect((await everythingKept(team.api)).text).not.toContain('Hello');
  });
});

describe('the program', () => {
  it('brings to its commands every step of the schema that there is, and the sealed columns', async () => {
    const config = loadConfig({ NODE_ENV: 'test', CENTRALITA_KEY: TEST_KEY });
    const { schema, sealedColumns } = await programBrings(config);
    expect(names(schema)).toEqual(names(SCHEMA));
    expect(schema.length).toBeGreaterThan(25);
    expect(sealedColumns.length).toBeGreaterThan(5);
  });
});
