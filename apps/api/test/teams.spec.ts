import type { Team as TeamOfPeople } from '@centralita/shared-types';
import type { Engine } from '../src/platform/database/database';
import { freshPlace, type Place } from './support/databases';
import { startTeam, type Team } from './support/team';

describe.each<Engine>(['sqlite', 'postgres'])('teams on %s', (engine) => {
  let place: Place;
  let team: Team;
  beforeAll(async () => {
    place = await freshPlace(engine);
    team = await startTeam(engine === 'postgres' ? { DATABASE_URL: place.address } : {});
  });
  afterAll(async () => {
    await team.api.close();
    await place.remove();
  });

  const add = (name: string, memberIds: string[] = []) =>
    team.admin.web.post('/api/teams').send({ name, memberIds });
  const codeOf = ({ body }: { body: { code?: string } }): string | undefined => body.code;

  it('have people who may write, a name of their own, and are read by agents', async () => {
    const agent = { id: team.agent.personId, name: expect.any(String) as string };
    const { body: support } = (await add('Support', [team.agent.personId]).expect(201)) as {
      body: TeamOfPeople;
    };
    expect(support).toEqual({ id: support.id, name: 'Support', members: [agent] });
    expect(codeOf(await add('Support').expect(409))).toBe('teams/name-taken');
    expect(codeOf(await add('Others', [team.stranger.personId]).expect(422))).toBe('teams/not-a-member');
    expect(codeOf(await add('Viewers', [team.viewer.personId]).expect(422))).toBe('teams/not-a-member');
    await team.agent.web.post('/api/teams').send({ name: 'Mine', memberIds: [] }).expect(403);

    await add('Accounts').expect(201);
    const { body } = await team.agent.web.get('/api/teams').expect(200);
    expect((body as TeamOfPeople[]).map(({ name }) => name)).toEqual(['Accounts', 'Support']);
    expect((await team.stranger.web.get('/api/teams').expect(200)).body).toEqual([]);

    const path = `/api/teams/${support.id}`;
    const change = (name: string) => team.admin.web.put(path).send({ name, memberIds: [] });
    expect(codeOf(await change('Accounts').expect(409))).toBe('teams/name-taken');
    expect((await change('First line').expect(200)).body).toEqual({
      id: support.id,
      name: 'First line',
      members: [],
    });
    await team.admin.web.delete(path).expect(204);
    expect(codeOf(await team.admin.web.delete(path).expect(404))).toBe('teams/not-found');
  });
});
