import { jest } from '@jest/globals';
import { createHmac } from 'node:crypto';
import type {
  Alert,
  Organisation,
  Page,
  Problem,
  QuarantineItem,
  TokenResponse,
} from '@centralita/shared-types';
import { agentIdentity } from '../src/domains/calls/agent-identity';
import { ActivityLog } from '../src/platform/events/activity-log';
import { Clock } from '../src/platform/clock/clock';
import type { Engine } from '../src/platform/database/database';
import { ACCOUNT, incomingCall, outgoingCall } from './support/account';
import { freshPlace, type Place } from './support/databases';
import { everythingKept, hasNumbers } from './support/everything-kept';
import { startTeam, type Member, type Team } from './support/team';
import { attribute, send, signedPost, textOf, type Answer } from './support/twilio-webhook';

const CALLER = '+34911234567';
const OURS = '+14155550100';
const SECOND = '+14155550101';
const THEIRS = '+14155550102';
const NOBODYS = '+14155550103';

const clients = (twiml: string): string[] =>
  [...twiml.matchAll(/<(?:Identity|Client[^>]*)>([^<]+)</g)].map(([, id]) => id ?? '');
const identity = ({ personId }: Member): string => agentIdentity(personId);

describe.each<Engine>(['sqlite', 'postgres'])('calls of a team on %s', (engine) => {
  let place: Place;
  let team: Team;
  let calls = 0;
  beforeAll(async () => {
    place = await freshPlace(engine);
    team = await startTeam(engine === 'postgres' ? { DATABASE_URL: place.address } : {});
  });
  afterAll(async () => {
    await team.api.close();
    await place.remove();
  });

  const callSid = (): string => `CA${(++calls).toString(16).padStart(32, '0')}`;
  const post = (
    parameters: Record<string, string>,
    url = `${team.api.url}/webhooks/voice`,
  ): Promise<Answer> => send(signedPost(url, parameters));
  const call = (to: string, more: Record<string, string> = {}): Promise<Answer> =>
    post(incomingCall(CALLER, { CallSid: callSid(), To: to, Called: to, ...more }));
  const dial = (from: Member, to: string, more: Record<string, string> = {}): Promise<Answer> =>
    post(outgoingCall(to, { CallSid: callSid(), From: `client:${identity(from)}`, ...more }));
  const token = (member: Member) => member.web.post('/token');
  const change = (id: string, more: object) => team.owner.web.patch(`/api/organisations/${id}`).send(more);
  const activities = async (stream: string): Promise<{ kind: string; data: object }[]> =>
    (await team.api.app.get(ActivityLog).after(stream, 0, 1000)).filter(({ kind }) =>
      kind.startsWith('calls/'),
    );

  describe('before there is an account', () => {
    it('says in words what is missing', async () => {
      const code = async (): Promise<string> => ((await token(team.agent).expect(409)).body as Problem).code;
      expect(await code()).toBe('token/no-account');
      const { provider, name, accountSid, authToken, ...more } = {
        provider: 'twilio',
        name: 'Main',
        ...ACCOUNT,
      };
      const { phoneNumber, ...keyAndApp } = more;
      expect(phoneNumber).toBe(OURS);
      const { body } = await team.owner.web
        .post('/api/accounts')
        .send({ provider, name, accountSid, authToken })
        .expect(201);
      expect(await code()).toBe('token/account-incomplete');
      const { id } = body as { id: string };
      await team.owner.web
        .put(`/api/accounts/${id}`)
        .send({ provider, name, accountSid, ...keyAndApp })
        .expect(200);
      expect(await code()).toBe('token/no-number');
    });
  });

  describe('organisations', () => {
    it('are given numbers and mail domains, each of which is somebody’s alone', async () => {
      const { body } = await change(team.organisationId, {
        numbers: [OURS, SECOND],
        mailDomains: ['example.com'],
      }).expect(200);
      expect(body as Organisation).toMatchObject({
        numbers: [OURS, SECOND],
        mailDomains: ['example.com'],
        people: 4,
      });
      const taken = await change(team.otherOrganisationId, { numbers: [THEIRS, SECOND] }).expect(409);
      expect(taken.body as Problem).toMatchObject({
        code: 'organisations/number-taken',
        detail: 'The number +1***101 belongs to Ours. Take it away there first.',
      });
      const domain = await change(team.otherOrganisationId, { mailDomains: ['example.com'] }).expect(409);
      expect((domain.body as Problem).code).toBe('organisations/domain-taken');
      await change(team.otherOrganisationId, { numbers: [THEIRS] }).expect(200);
      const { body: all } = await team.owner.web.get('/api/organisations').expect(200);
      expect((all as Organisation[]).map(({ name, numbers }) => [name, numbers])).toEqual([
        ['Others', [THEIRS]],
        ['Ours', [OURS, SECOND]],
      ]);
    });

    it('keep to themselves: nobody but an owner sees or changes another, or gives numbers', async () => {
      const { body } = await team.agent.web.get('/api/organisations').expect(200);
      expect((body as Organisation[]).map(({ id }) => id)).toEqual([team.organisationId]);
      const asAdmin = (id: string, more: object) =>
        team.admin.web.patch(`/api/organisations/${id}`).send(more);
      await asAdmin(team.organisationId, { name: 'Ours' }).expect(200);
      await asAdmin(team.organisationId, { numbers: [] }).expect(403);
      await asAdmin(team.otherOrganisationId, { name: 'Mine now' }).expect(404);
      await asAdmin('no-such-id', { name: 'Mine now' }).expect(404);
      await change('no-such-id', { name: 'Nobody' }).expect(404);
    });
  });

  describe('an incoming call', () => {
    it('finds nobody while nobody’s phone is open', async () => {
      const { status, body } = await call(OURS);
      expect([status, body.includes('<Dial')]).toEqual([200, false]);
      expect(textOf(body, 'Say')).toContain('Nobody can take your call');
    });

    it('rings the agents with an open phone, the most recently seen first', async () => {
      const second = await team.join('agent');
      for (const member of [team.agent, second]) {
        const { body } = await token(member).expect(200);
        const { token: jwt, identity: given, expiresAt, callerId } = body as TokenResponse;
        expect(callerId).toBe(OURS);
        expect(given).toBe(identity(member));
        const [head, payload, signature] = jwt.split('.');
        const hmac = createHmac('sha256', ACCOUNT.apiKeySecret).update(`${head}.${payload}`);
        expect(hmac.digest('base64url')).toBe(signature);
        expect(expiresAt).toBeGreaterThan(Date.now());
        expect(Object.keys(body as object).sort()).toEqual(['callerId', 'expiresAt', 'identity', 'token']);
      }
      const { body } = await call(SECOND);
      expect(clients(body)).toEqual([identity(second), identity(team.agent)]);
      const parents = [...body.matchAll(/<Parameter name="parentCallSid" value="(\w+)"/g)].map(
        ([, sid]) => sid,
      );
      const ours = `CA${calls.toString(16).padStart(32, '0')}`;
      expect(parents).toEqual([ours, ours]);
      expect(attribute(body, 'Dial', 'callerId')).toBe(CALLER);
      expect(clients((await call(OURS)).body)).toHaveLength(2);
      expect(clients((await call(THEIRS)).body)).toEqual([]);
      await second.web.delete('/api/session').expect(204);
      expect(clients((await call(OURS)).body)).toEqual([identity(team.agent)]);
    });

    it('rings ten at most', async () => {
      for (let count = 0; count < 11; count += 1) await token(await team.join('agent')).expect(200);
      expect(clients((await call(OURS)).body)).toHaveLength(10);
    });

    it('is told to the organisation’s pages once, with its end, and with masked numbers', async () => {
      const sid = callSid();
      const before = (await activities(team.organisationId)).length;
      const [first] = await Promise.all([1, 2, 3, 4].map(() => call(OURS, { CallSid: sid })));
      const action = attribute(first!.body, 'Dial', 'action')!;
      const finish = () =>
        post({ ...incomingCall(CALLER, { CallSid: sid, To: OURS }), DialCallStatus: 'no-answer' }, action);
      const [finished] = await Promise.all([finish(), finish()]);
      expect(textOf(finished.body, 'Say')).toContain('Nobody can take your call');
      const data = { callSid: sid, direction: 'incoming', from: '+34***567', to: '+1***100' };
      expect((await activities(team.organisationId)).slice(before)).toEqual([
        expect.objectContaining({ kind: 'calls/ringing', data }),
        expect.objectContaining({ kind: 'calls/ended', data: { ...data, outcome: 'no-answer' } }),
      ]);
      expect(
        (await activities(team.otherOrganisationId)).filter(({ data: d }) => JSON.stringify(d).includes(sid)),
      ).toEqual([]);
    });

    it('is over for the pages when a status callback says so', async () => {
      const sid = callSid();
      await call(OURS, { CallSid: sid });
      const status = incomingCall(CALLER, { CallSid: sid, To: OURS, CallStatus: 'canceled' });
      expect((await post(status, `${team.api.url}/webhooks/voice/status`)).status).toBe(204);
      expect((await activities(team.organisationId)).at(-1)).toMatchObject({
        kind: 'calls/ended',
        data: { callSid: sid, outcome: 'canceled' },
      });
    });

    it('for a number of nobody waits in quarantine for an owner, and rings nobody', async () => {
      const sid = callSid();
      const [first] = await Promise.all([1, 2, 3].map(() => call(NOBODYS, { CallSid: sid })));
      await call(NOBODYS);
      expect(textOf(first!.body, 'Say')).toContain('not in use');
      expect(first!.body).not.toContain('<Dial');
      const items = (await team.owner.web.get('/api/quarantine').expect(200)).body as QuarantineItem[];
      expect(items).toEqual([
        expect.objectContaining({ channel: 'voice', to: NOBODYS, from: '+34***567', count: 2 }),
      ]);
      await team.admin.web.get('/api/quarantine').expect(403);
      const alerts = ((await team.owner.web.get('/api/alerts?state=open').expect(200)).body as Page<Alert>)
        .items;
      expect(alerts.filter(({ kind }) => kind === 'quarantine')).toEqual([
        expect.objectContaining({ organisationId: null, facts: expect.objectContaining({ to: '+1***103' }) }),
      ]);
      const theirs = ((await team.stranger.web.get('/api/alerts?state=open').expect(200)).body as Page<Alert>)
        .items;
      expect(theirs).toEqual([]);

      const assign = (organisationId: string) =>
        team.owner.web.post(`/api/quarantine/${items[0]!.id}/assign`).send({ organisationId });
      await assign('no-such-id').expect(404);
      await assign(team.organisationId).expect(204);
      await assign(team.organisationId).expect(404);
      expect(clients((await call(NOBODYS)).body)).toHaveLength(10);
      expect((await team.owner.web.get('/api/quarantine').expect(200)).body).toEqual([]);
      const after = ((await team.owner.web.get('/api/alerts?state=open').expect(200)).body as Page<Alert>)
        .items;
      expect(after.filter(({ kind }) => kind === 'quarantine')).toEqual([]);
    });
  });

  it('keeps in quarantine what no organisation can have', async () => {
    await call('12345');
    const items = (await team.owner.web.get('/api/quarantine').expect(200)).body as QuarantineItem[];
    const { id } = items.find(({ to }) => to === '12345') ?? { id: '' };
    const body = { organisationId: team.organisationId };
    const refused = await team.owner.web.post(`/api/quarantine/${id}/assign`).send(body).expect(409);
    expect((refused.body as Problem).code).toBe('quarantine/unassignable');
  });

  describe('an outgoing call of an agent', () => {
    it('shows the organisation’s number, whatever the browser asks for', async () => {
      const { body } = await dial(team.agent, '+34911234567', { callerId: THEIRS, CallerId: THEIRS });
      expect(textOf(body, 'Number')).toBe('+34911234567');
      expect(attribute(body, 'Dial', 'callerId')).toBe(OURS);
      const told = (await activities(team.organisationId)).at(-1);
      expect(told?.data).toMatchObject({
        direction: 'outgoing',
        from: '+1***100',
        to: '+34***567',
        personId: team.agent.personId,
      });
    });

    it('keeps to the dial policy, and to colleagues', async () => {
      expect(textOf((await dial(team.agent, '112')).body, 'Say')).toContain('Emergency');
      const colleague = await team.join('agent');
      await token(colleague).expect(200);
      await token(team.stranger).expect(200);
      expect(clients((await dial(team.agent, `client:${identity(colleague)}`)).body)).toEqual([
        identity(colleague),
      ]);
      for (const other of [identity(team.stranger), 'alice', '14155550100']) {
        expect((await dial(team.agent, `client:${other}`)).body).not.toContain('<Dial');
      }
    });

    it('is not placed for whoever may not call', async () => {
      const leaver = await team.join('agent');
      await token(leaver).expect(200);
      expect((await dial(leaver, CALLER)).body).toContain('<Dial');
      await team.owner.web.patch(`/api/people/${leaver.personId}`).send({ active: false }).expect(200);
      for (const from of [leaver, team.viewer]) {
        expect(textOf((await dial(from, CALLER)).body, 'Say')).toContain('may not call');
      }
      const personal = await post(outgoingCall(CALLER, { CallSid: callSid() }));
      expect(textOf(personal.body, 'Say')).toContain('may not call');
    });
  });

  it('gives tokens to agents only, and none for the team to strangers', async () => {
    expect(((await token(team.viewer).expect(403)).body as Problem).code).toBe('session/role-needed');
    const anonymous = await fetch(`${team.api.url}/token`, { method: 'POST' });
    expect([anonymous.status, ((await anonymous.json()) as Problem).code]).toEqual([401, 'session/none']);
    const forged = await team.agent.web.post('/token').set('Sec-Fetch-Site', 'cross-site').expect(403);
    expect((forged.body as Problem).code).toBe('session/foreign-origin');
  });

  it('rings nobody whose token has expired', async () => {
    const clock = team.api.app.get(Clock);
    const now = clock.now();
    const late = jest.spyOn(clock, 'now').mockReturnValue(now + 901_000);
    expect(clients((await call(OURS)).body)).toEqual([]);
    late.mockRestore();
  });

  it('keeps numbers in the history of calls and in figures only, no secret in clear, and logs neither', async () => {
    const { values, rows } = await everythingKept(team.api);
    const text = values.flatMap(({ table, value }) => (hasNumbers(table) ? [] : [value])).join('\n');
    for (const secret of [OURS, SECOND, THEIRS, NOBODYS, CALLER, ACCOUNT.authToken, ACCOUNT.apiKeySecret]) {
      expect(text).not.toContain(secret.replace('+', ''));
      expect(team.api.logs()).not.toContain(secret.replace('+', ''));
    }
    const numbers = rows('calls').map(({ caller, called }) => `${String(caller)} ${String(called)}`);
    expect(numbers).toContain(`${CALLER} ${OURS}`);
    expect(numbers).toContain(`${OURS} ${CALLER}`);
  });
});
