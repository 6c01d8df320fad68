import { DiscoveryService, Reflector } from '@nestjs/core';
import type { Invitation, Person, Problem, ProgramTokenMade, ResetLink } from '@centralita/shared-types';
import { agent, type Agent } from 'supertest';
import { PEOPLE_ONLY } from '../src/http/access/allowed';
import { routesOf } from '../src/http/access/routes';
import { ACCOUNT } from './support/account';
import { postgresDatabase, type Place } from './support/databases';
import { LiveClient } from './support/live-client';
import { browser, PASSWORD, startTeam, type Member, type Team } from './support/team';

/** What a program may not do: whatever it made or changed here would outlive its token. One less is a decision. */
const FOR_PEOPLE_ONLY = [
  'DELETE /api/me/sessions',
  'DELETE /api/me/sessions/:id',
  'DELETE /api/me/totp',
  'DELETE /api/push/subscriptions',
  'DELETE /api/tokens/:id',
  'DELETE /api/webhooks/:id',
  'GET /api/me/sessions',
  'GET /api/push/choices',
  'GET /api/push/key',
  'GET /api/tokens',
  'PATCH /api/me',
  'PATCH /api/people/:id',
  'POST /api/accounts',
  'POST /api/contacts/:id/erase',
  'POST /api/invitations',
  'POST /api/me/password',
  'POST /api/me/totp',
  'POST /api/me/totp/confirm',
  'POST /api/number-setup/:id/:number',
  'POST /api/number-setup/:id/:number/undo',
  'POST /api/people/:id/reset-link',
  'POST /api/push/subscriptions',
  'POST /api/tokens',
  'POST /api/webhooks',
  'POST /api/webhooks/:id/secret',
  'PUT /api/accounts/:id',
  'PUT /api/alerts/webhook',
  'PUT /api/push/choices',
  'PUT /api/webhooks/:id',
];

let team: Team;

const makeToken = async ({ web, role }: Member): Promise<ProgramTokenMade> =>
  (await web.post('/api/tokens').send({ name: 'robot', role, password: PASSWORD }).expect(200))
    .body as ProgramTokenMade;
const programOf = (token: string): Agent => agent(team.api.url).set('Authorization', `Bearer ${token}`);

describe.each(['sqlite', 'postgres'])('tokens of programs on %s', (engine) => {
  let place: Place | undefined;
  beforeAll(async () => {
    place = engine === 'postgres' ? await postgresDatabase() : undefined;
    team = await startTeam(place && { DATABASE_URL: place.address });
  });
  afterAll(async () => {
    await team.api.close();
    await place?.remove();
  });

  it('do what their maker still may, and no more', async () => {
    const person = await team.join('admin');
    const above = { name: 'x', role: 'agent', password: PASSWORD };
    const { body: refusal } = await team.viewer.web.post('/api/tokens').send(above).expect(403);
    expect(refusal.code).toBe('people/role-above-yours');
    const { token, item } = await makeToken(person);
    const people = (value: string) => programOf(value).get('/api/people');
    const { body: list } = await people(token).expect(200);
    expect((list as Person[]).find(({ id }) => id === person.personId)?.email).toBe(person.email);

    await team.owner.web.patch(`/api/people/${person.personId}`).send({ role: 'viewer' }).expect(200);
    await people(token).expect(403);
    await team.owner.web.patch(`/api/people/${person.personId}`).send({ role: 'admin' }).expect(200);
    await people(token).expect(200);
    const [head, claims, signature] = token.split('.') as [string, string, string];
    const none = Buffer.from(JSON.stringify({ alg: 'none', typ: 'JWT' })).toString('base64url');
    for (const forged of [
      `${head}.${claims}.${signature.slice(0, -2)}AA`,
      `${none}.${claims}.`,
      `${none}.${claims}.x`,
    ])
      await people(forged).expect(401);
    const web = browser(team.api);
    await web.post('/api/session').send({ email: person.email, password: PASSWORD }).expect(200);
    await web.delete(`/api/tokens/${item.id}`).expect(204);
    await people(token).expect(401);
  });

  it('lose the streams of a role that was taken away, also where they have opened others since', async () => {
    const person = await team.join('admin');
    const { token } = await makeToken(person);
    const before = await LiveClient.open(team.api, '', { token });
    await team.owner.web.patch(`/api/people/${person.personId}`).send({ role: 'viewer' }).expect(200);
    const after = await LiveClient.open(team.api, '', { token });
    await before.until(() => before.isOver);
    expect(after.isOver).toBe(false);
    after.drop();
  });

  it('take the password, so that nobody makes one at an open page', async () => {
    const { web } = await team.join('agent');
    const wanted = { name: 'robot', role: 'viewer' };
    const { body: without } = await web.post('/api/tokens').send(wanted).expect(400);
    expect((without as Problem).errors?.map(({ field }) => field)).toEqual(['password']);
    const guess = { ...wanted, password: 'not my password' };
    const { body: wrong } = await web.post('/api/tokens').send(guess).expect(403);
    expect(wrong.code).toBe('people/wrong-password');
    expect((await web.get('/api/tokens').expect(200)).body).toEqual([]);
    await web
      .post('/api/tokens')
      .send({ ...wanted, password: PASSWORD })
      .expect(200);
  });

  it('end with the password, whether it is changed or reset', async () => {
    const [one, other] = [await team.join('agent'), await team.join('agent')];
    const [changed, reset] = [await makeToken(one), await makeToken(other)];
    const asks = ({ token }: ProgramTokenMade) => programOf(token).get('/api/activities');
    await asks(changed).expect(200);
    const change = { currentPassword: PASSWORD, newPassword: 'yet another few words' };
    await one.web.post('/api/me/password').send(change).expect(204);
    await asks(changed).expect(401);
    expect((await one.web.get('/api/tokens').expect(200)).body).toEqual([]);

    const { body } = await team.admin.web.post(`/api/people/${other.personId}/reset-link`).expect(200);
    const code = (body as ResetLink).link.split('#')[1];
    await asks(reset).expect(200);
    await browser(team.api).post('/api/password-reset').send({ code, password: PASSWORD }).expect(204);
    await asks(reset).expect(401);
  });

  it('are refused as bad ones where they cannot even be read', async () => {
    const base64url = (text: string): string => Buffer.from(text).toString('base64url');
    const header = { typ: 'JWT', alg: 'HS256' };
    for (const [head, claims] of [
      [JSON.stringify(header), 'no json'],
      [JSON.stringify({ ...header, kid: 1 }), '{}'],
      [JSON.stringify({ ...header, kid: {} }), '{}'],
      ['null', '{}'],
      ['no json', '{}'],
      [JSON.stringify(header), 'null'],
    ] as const) {
      const { status, body } = await programOf(`${base64url(head)}.${base64url(claims)}.x`).get(
        '/api/people',
      );
      expect([head, claims, status, body.code]).toEqual([head, claims, 401, 'session/bad-token']);
    }
  });

  describe('make nothing that outlives them', () => {
    let program: Agent;
    const isRefused = async (
      request: Promise<{ status: number; body: { code?: string } }>,
    ): Promise<void> => {
      const { status, body } = await request;
      expect([status, body.code]).toEqual([403, 'session/people-only']);
    };
    beforeAll(async () => {
      program = programOf((await makeToken(team.owner)).token);
      await program.get('/api/people').expect(200);
    });

    it('since these routes are for people only', () => {
      const reflector = new Reflector();
      const routes = routesOf(team.api.app.get(DiscoveryService, { strict: false }));
      const names = routes
        .filter(({ run, controller }) => reflector.getAllAndOverride(PEOPLE_ONLY, [run, controller]) === true)
        .map(({ method, path }) => `${method} ${path}`);
      expect(names.sort()).toEqual(FOR_PEOPLE_ONLY);
    });

    it('so nobody is invited by one', async () => {
      await isRefused(program.post('/api/invitations').send({ email: 'thief@example.com', role: 'owner' }));
      const { body } = await team.owner.web.get('/api/invitations').expect(200);
      expect((body as Invitation[]).map(({ email }) => email)).not.toContain('thief@example.com');
    });

    it('nor is anybody changed', async () => {
      const { personId } = team.viewer;
      for (const change of [{ role: 'owner' }, { totp: false }, { active: false }, { name: 'Changed' }])
        await isRefused(program.patch(`/api/people/${personId}`).send(change));
      const { body } = await team.owner.web.get('/api/people').expect(200);
      const viewer = (body as Person[]).find(({ id }) => id === personId);
      expect(viewer).toMatchObject({ role: 'viewer', active: true, name: 'Any viewer' });
    });

    it('nor is an Auth Token of its choice saved, which would sign webhooks later', async () => {
      const account = { provider: 'twilio', name: 'Mine', ...ACCOUNT };
      await isRefused(program.post('/api/accounts').send(account));
      await isRefused(program.put('/api/accounts/any').send(account));
    });
  });
});
