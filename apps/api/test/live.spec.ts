import { randomUUID } from 'node:crypto';
import type { Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ActivityItem, Page } from '@centralita/shared-types';
import { LiveHub } from '../src/http/live/live-hub';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ActivityLog, SERVER_STREAM, type NewActivity } from '../src/platform/events/activity-log';
import { LiveClient, newSession, type LiveOptions } from './support/live-client';
import { startTeam, type Member, type Team } from './support/team';

describe('the live stream', () => {
  let team: Team;
  const clients: LiveClient[] = [];

  beforeAll(async () => {
    team = await startTeam();
  });
  afterEach(() => {
    for (const client of clients.splice(0)) client.drop();
  });
  afterAll(() => team.api.close());

  async function listen(who: Member | string, options?: LiveOptions): Promise<LiveClient> {
    const cookie = typeof who === 'string' ? who : await newSession(team.api, who);
    const client = await LiveClient.open(team.api, cookie, options);
    clients.push(client);
    return client;
  }

  const happen = (...activities: Omit<NewActivity, 'kind'>[]): Promise<void> =>
    team.api.app.get(UnitOfWork).run(async (tx) => {
      const log = team.api.app.get(ActivityLog);
      for (const activity of activities) log.append(tx, { kind: 'organisations/changed', ...activity });
    });
  const named = (stream: string, name: string | number): Omit<NewActivity, 'kind'> => ({
    stream,
    data: { name },
  });
  const ours = (name: string | number): Omit<NewActivity, 'kind'> => named(team.organisationId, name);
  /** Marks the end: whoever has it would have got all before it. */
  const done = (client: LiveClient, name: string): Promise<void> =>
    client.until(() => client.names.includes(name));

  it('is for those who are signed in, and for their own organisation', async () => {
    const { api, otherOrganisationId, agent, owner, organisationId } = team;
    expect((await LiveClient.open(api, '')).status).toBe(401);
    const cookie = await newSession(api, agent);
    const refused = await listen(cookie, { query: `?organisation=${otherOrganisationId}` });
    expect(refused.status).toBe(404);
    expect((await listen(owner, { query: `?organisation=${randomUUID()}` })).status).toBe(404);

    const { response, readies } = await listen(cookie, { query: `?organisation=${organisationId}` });
    expect(response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
    expect(response.headers['content-encoding']).toBeUndefined();
    expect(readies).toEqual([{ reload: false }]);
  });

  it('shows each person what is theirs to see, and nothing else', async () => {
    const { otherOrganisationId, organisationId, agent, viewer } = team;
    const [asViewer, asAgent, asAdmin, asStranger, asOwner, asGuest] = await Promise.all([
      listen(viewer),
      listen(agent),
      listen(team.admin),
      listen(team.stranger),
      listen(team.owner),
      listen(team.owner, { query: `?organisation=${otherOrganisationId}` }),
    ]);
    await happen(ours('all'), named(otherOrganisationId, 'theirs'), named(SERVER_STREAM, 'server'));
    await happen(
      { ...ours('agents'), role: 'agent' },
      { ...ours('admins'), role: 'admin' },
      { ...ours('owners'), role: 'owner' },
      { ...ours('for the agent'), personId: agent.personId },
      { ...ours('for the viewer, were they admin'), personId: viewer.personId, role: 'admin' },
    );
    await happen(ours('end'), named(otherOrganisationId, 'end'), named(SERVER_STREAM, 'server end'));
    await Promise.all(
      [asViewer, asAgent, asAdmin, asStranger, asOwner, asGuest].map((client) => done(client, 'end')),
    );
    await Promise.all([asOwner, asGuest].map((client) => done(client, 'server end')));

    expect(asViewer.names).toEqual(['all', 'end']);
    expect(asAgent.names).toEqual(['all', 'agents', 'for the agent', 'end']);
    expect(asAdmin.names).toEqual(['all', 'agents', 'admins', 'end']);
    expect(asStranger.names).toEqual(['theirs', 'end']);
    expect(new Set(asOwner.names)).toEqual(
      new Set(['all', 'server', 'agents', 'admins', 'owners', 'end', 'server end']),
    );
    expect(new Set(asGuest.names)).toEqual(new Set(['theirs', 'server', 'end', 'server end']));
    expect(asViewer.events[0]).toEqual({
      kind: 'organisations/changed',
      organisationId,
      at: expect.any(Number),
      data: { name: 'all' },
    });
    expect(asOwner.events.find(({ data }) => data['name'] === 'server')).toMatchObject({
      organisationId: null,
    });
  });

  it('fills in what a dropped connection missed, by the header or by the parameter', async () => {
    const cookie = await newSession(team.api, team.owner);
    const before = await listen(cookie);
    await happen(ours('seen'), named(SERVER_STREAM, 'seen too'));
    await before.until(() => before.events.length === 2);
    before.drop();
    await happen(ours('missed 1'), named(SERVER_STREAM, 'missed 2'));
    await happen(ours('missed 3'));

    const query = `?lastEventId=${encodeURIComponent(before.lastEventId ?? '')}`;
    const [byHeader, byQuery] = await Promise.all([
      listen(cookie, { lastEventId: before.lastEventId }),
      listen(cookie, { query }),
    ]);
    await happen(ours('after'));
    for (const client of [byHeader, byQuery]) {
      await done(client, 'after');
      expect(client.readies).toEqual([{ reload: false }]);
      expect(client.names.toSorted()).toEqual(['after', 'missed 1', 'missed 2', 'missed 3']);
    }
  });

  it('loses and doubles nothing, however often the connection drops while things happen', async () => {
    const cookie = await newSession(team.api, team.viewer);
    const count = 300;
    const got: unknown[] = [];
    let client = await listen(cookie);
    const writing = (async () => {
      for (let index = 0; index < count; index += 3) {
        await Promise.all([0, 1, 2].map((more) => happen(ours(index + more))));
        await sleep(2);
      }
    })();
    let drops = 0;
    while (got.length + client.events.length < count) {
      await sleep(10 + (drops % 5) * 7);
      const { lastEventId } = client;
      got.push(...client.names);
      client.drop();
      client = await listen(cookie, { lastEventId });
      drops += 1;
      expect(client.readies).toEqual([{ reload: false }]);
    }
    await writing;
    await client.until(() => got.length + client.events.length >= count);
    got.push(...client.names);
    expect(drops).toBeGreaterThan(5);
    expect(got).toHaveLength(count);
    expect(new Set(got)).toEqual(new Set(Array.from({ length: count }, (_, index) => index)));
  });

  it('says so where too much was missed, or where the id is none of its own', async () => {
    const cookie = await newSession(team.api, team.viewer);
    const first = await listen(cookie);
    const { lastEventId } = first;
    first.drop();
    await happen(...Array.from({ length: 501 }, (_, index) => ours(index)));
    const future = `${team.organisationId}:999999`;
    for (const id of [lastEventId, future, 'nonsense', `${randomUUID()}:3`]) {
      const client = await listen(cookie, { lastEventId: id });
      expect(client.readies).toEqual([{ reload: true }]);
      await happen(ours(`after ${id}`));
      await done(client, `after ${id}`);
      expect(client.events).toHaveLength(1);
    }
  });

  it('says so where what was missed is so old that it was dropped', async () => {
    const cookie = await newSession(team.api, team.viewer);
    const first = await listen(cookie);
    const { lastEventId } = first;
    first.drop();
    await happen(ours('dropped'), ours('dropped'));
    const { app } = team.api;
    await app.get(UnitOfWork).run((tx) => app.get(ActivityLog).drop(tx, Date.now() + 1));
    const client = await listen(cookie, { lastEventId });
    await client.until(() => client.readies.at(-1)?.reload === true);
    await happen(ours('after'));
    await done(client, 'after');
    expect(client.names).toEqual(['after']);
  });

  it('reads on from the log for a client that stopped reading for a while', async () => {
    const person = await team.join('viewer');
    const slow = await listen(person);
    slow.response.pause();
    const text = 'x'.repeat(50_000);
    const isPaused = (): boolean =>
      [...team.api.app.get(LiveHub, { strict: false }).listeners].some(
        ({ principal, pausedAt }) => principal.personId === person.personId && pausedAt !== undefined,
      );
    let count = 0;
    // Until the buffers of the connection are full; from then on the server reads nothing more for it.
    for (let more = true; more; more = !isPaused()) {
      await happen(
        ...[0, 1, 2, 3, 4].map((add) => ({ ...ours(count + add), data: { name: count + add, text } })),
      );
      count += 5;
    }
    await happen(...Array.from({ length: 20 }, (_, add) => ours(count + add)));
    expect(slow.events.length).toBeLessThan(count);
    slow.response.resume();
    await happen(ours('after'));
    await slow.until(() => slow.names.includes('after'));
    expect(slow.names).toEqual([...Array.from({ length: count + 20 }, (_, index) => index), 'after']);
    expect(isPaused()).toBe(false);
  });

  it('outlives the limits that the server has for other connections', async () => {
    const server: Server = team.api.app.getHttpServer();
    const { timeout } = server;
    const cookie = await newSession(team.api, team.viewer);
    server.setTimeout(500);
    const client = await listen(cookie);
    server.setTimeout(timeout);
    await sleep(1_000);
    await happen(ours('still there'));
    await done(client, 'still there');
  });

  it('opens twelve for one person and then asks them to wait', async () => {
    const person = await team.join('viewer');
    const cookie = await newSession(team.api, person);
    const open = await Promise.all(Array.from({ length: 12 }, () => listen(cookie)));
    expect(open.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    const refused = await listen(cookie);
    expect(refused.status).toBe(429);
    expect(refused.response.headers['retry-after']).toBe('30');
    expect((await listen(team.viewer)).status).toBe(200);
    open[3]?.drop();
    await sleep(50);
    expect((await listen(cookie)).status).toBe(200);
  });

  it('ends within seconds of the sign-out, of another role, and of being kept out', async () => {
    const { admin } = team;
    const [leaver, promoted, fired] = [
      await team.join('agent'),
      await team.join('agent'),
      await team.join('agent'),
    ];
    const cookie = await newSession(team.api, leaver);
    const streams = [await listen(cookie), await listen(promoted), await listen(fired)];
    const other = await listen(leaver);
    await sleep(3_200);
    expect(streams.map(({ isOver }) => isOver)).toEqual([false, false, false]);

    await fetch(`${team.api.url}/api/session`, {
      method: 'DELETE',
      headers: { cookie, 'sec-fetch-site': 'same-origin' },
    });
    await admin.web.patch(`/api/people/${promoted.personId}`).send({ role: 'viewer' }).expect(200);
    await admin.web.patch(`/api/people/${fired.personId}`).send({ active: false }).expect(200);
    for (const stream of streams) await stream.until(() => stream.isOver);
    expect(other.isOver).toBe(false);
  });

  it('lists what happened, the latest first, page by page', async () => {
    const { stranger, otherOrganisationId } = team;
    await happen(...Array.from({ length: 120 }, (_, index) => named(otherOrganisationId, index)), {
      ...named(otherOrganisationId, 'owners'),
      role: 'owner',
    });
    await happen(named(SERVER_STREAM, 'of the server'));
    const pageOf = async (who: Member, path: string): Promise<Page<ActivityItem>> =>
      (await who.web.get(path).expect(200)).body as Page<ActivityItem>;
    const first = await pageOf(stranger, '/api/activities');
    const second = await pageOf(stranger, `/api/activities?before=${first.next}`);
    const names = [...first.items, ...second.items].map(({ data }) => data['name']);
    expect(names).toEqual(Array.from({ length: 100 }, (_, index) => 119 - index));
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(100);

    const seen: ActivityItem[] = [];
    for (let next: string | null = ''; next !== null;) {
      const path = `/api/activities?organisation=${otherOrganisationId}${next && `&before=${next}`}`;
      const page = await pageOf(team.owner, path);
      seen.push(...page.items);
      next = page.next;
    }
    expect(seen.map(({ data }) => data['name'])).toContain('owners');
    expect(seen.some(({ organisationId }) => organisationId === null)).toBe(true);
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen.map(({ at }) => at)).toEqual(seen.map(({ at }) => at).toSorted((a, b) => b - a));
    await stranger.web.get('/api/activities?before=nonsense').expect(400);
    await stranger.web.get(`/api/activities?organisation=${team.organisationId}`).expect(404);
  });

  it('does not hold up the end of the server', async () => {
    const other = await startTeam();
    const streams = await Promise.all(
      Array.from({ length: 5 }, async () =>
        LiveClient.open(other.api, await newSession(other.api, other.agent)),
      ),
    );
    // It would wait for ever for streams that it does not end.
    await other.api.close();
    for (const stream of streams) await stream.until(() => stream.isOver);
  });
});
