import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ActivityLog } from '../src/platform/events/activity-log';
import { EventBus } from '../src/platform/events/event-bus';
import { postgresDatabase, type Place } from './support/databases';
import { LiveClient, newSession } from './support/live-client';
import { startApi, type RunningApi } from './support/running-api';
import { startTeam, type Team } from './support/team';

describe('the live stream of two replicas on one PostgreSQL', () => {
  let place: Place;
  let team: Team;
  let other: RunningApi;

  beforeAll(async () => {
    place = await postgresDatabase();
    team = await startTeam({ DATABASE_URL: place.address });
    other = await startApi({ DATABASE_URL: place.address });
  });
  afterAll(async () => {
    await Promise.all([team.api.close(), other.close()]);
    await place.remove();
  });

  const happen = ({ app }: RunningApi, name: string): Promise<void> =>
    app.get(UnitOfWork).run(async (tx) =>
      app.get(ActivityLog).append(tx, {
        stream: team.organisationId,
        kind: 'organisations/changed',
        data: { name },
      }),
    );

  it('tells at one what happened at the other, and fills the gap of whoever changes over', async () => {
    const cookie = await newSession(team.api, team.viewer);
    const there = await LiveClient.open(other, cookie);
    await happen(team.api, 'at the first');
    await there.until(() => there.names.includes('at the first'));
    await happen(other, 'at the second');
    await there.until(() => there.names.includes('at the second'));
    there.drop();
    await happen(other, 'missed');

    const here = await LiveClient.open(team.api, cookie, { lastEventId: there.lastEventId });
    await happen(team.api, 'after');
    await here.until(() => here.names.includes('after'));
    expect(here.readies).toEqual([{ reload: false }]);
    expect(here.names).toEqual(['missed', 'after']);
    here.drop();
  });

  it('passes on at both who writes an answer, to those who may answer', async () => {
    const [agent, viewer] = await Promise.all([
      LiveClient.open(other, await newSession(team.api, team.agent)),
      LiveClient.open(other, await newSession(team.api, team.viewer)),
    ]);
    const { organisationId } = team;
    const signal = (personId: string): void =>
      team.api.app.get(EventBus).signal({
        stream: organisationId,
        kind: 'conversations/writing',
        data: { personId },
        role: 'agent',
      });
    signal('ana');
    await happen(team.api, 'afterwards');
    for (const client of [agent, viewer]) await client.until(() => client.names.includes('afterwards'));
    await agent.until(() => agent.events.length === 2);
    const id = agent.lastEventId;
    signal('bea');
    await agent.until(() => agent.events.length === 3);
    expect(agent.events.map(({ data }) => data['personId'] ?? data['name']).toSorted()).toEqual([
      'afterwards',
      'ana',
      'bea',
    ]);
    // There is nothing to come back to.
    expect(agent.lastEventId).toBe(id);
    expect(viewer.names).toEqual(['afterwards']);
    for (const client of [agent, viewer]) client.drop();
  });

  it('loses and doubles nothing of what happens at both at once', async () => {
    const cookie = await newSession(team.api, team.viewer);
    const clients = await Promise.all([LiveClient.open(team.api, cookie), LiveClient.open(other, cookie)]);
    const names = Array.from({ length: 200 }, (_, index) => `event ${index}`);
    await Promise.all(names.map((name, index) => happen(index % 2 ? other : team.api, name)));
    for (const client of clients) {
      await client.until(() => client.events.length >= names.length);
      expect(client.names.toSorted()).toEqual(names.toSorted());
      client.drop();
    }
    // Both in the order of the commits.
    expect(clients[0].names).toEqual(clients[1].names);
  });

  it('ends at one when its session ends at the other', async () => {
    const cookie = await newSession(team.api, team.agent);
    const stream = await LiveClient.open(other, cookie);
    await fetch(`${team.api.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    await stream.until(() => stream.isOver);
  });
});
