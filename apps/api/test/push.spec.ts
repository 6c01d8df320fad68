import { setTimeout as sleep } from 'node:timers/promises';
import { PushKeys } from '../src/domains/notifications/api/push-keys';
import type { PushTables } from '../src/domains/notifications/push-schema';
import { PushStore } from '../src/domains/notifications/push.store';
import { loadConfig } from '../src/platform/config/load-config';
import { Sealer } from '../src/platform/security/sealer';
import { SealingKeys } from '../src/platform/security/sealing-keys';
import type { Store } from '../src/platform/database/store';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ActivityLog, SERVER_STREAM, type NewActivity } from '../src/platform/events/activity-log';
import { eventually } from './support/eventually';
import { onEachEngine } from './support/databases';
import { PushBrowser, PushService, vapidClaims } from './support/push-service';
import { TEST_KEY } from './support/running-api';
import { startTeam, type Member, type Team } from './support/team';

/** A PostgreSQL that is started for the first spec that asks. */
const STARTED_WITHIN_MS = 60_000;
describe('web push', () => {
  let team: Team;
  let service: PushService;
  let publicKey: string;
  let browsers = 0;

  beforeAll(async () => {
    service = await PushService.start();
    team = await startTeam({ PRIVATE_WEBHOOKS: 'on' });
    publicKey = (await team.agent.web.get('/api/push/key').expect(200)).body.publicKey as string;
  });
  beforeEach(() => void service.requests.splice(0));
  afterAll(async () => {
    await team.api.close();
    await service.stop();
  });

  async function subscribe({ web }: Member): Promise<PushBrowser> {
    browsers += 1;
    const browser = new PushBrowser(`${service.origin}/push/${browsers}`);
    await web.post('/api/push/subscriptions').send(browser.subscription).expect(204);
    return browser;
  }
  const happen = (activity: NewActivity): Promise<void> =>
    team.api.app.get(UnitOfWork).run(async (tx) => team.api.app.get(ActivityLog).append(tx, activity));
  const rings = (callSid: string, more: NewActivity['data'] = {}): Promise<void> =>
    happen({
      stream: team.organisationId,
      kind: 'calls/ringing',
      data: { callSid, direction: 'incoming', from: '+1***123', ...more },
    });
  const sentTo = ({ endpoint }: PushBrowser) =>
    service.requests.filter(({ path }) => endpoint.endsWith(`${service.origin}${path}`));

  it('wakes an agent for a call with what only their browser can read', async () => {
    const browser = await subscribe(team.agent);
    await rings('CA1');
    await eventually(() => sentTo(browser).length === 1);
    const { headers, body } = sentTo(browser)[0]!;

    expect(browser.read(body)).toEqual({
      kind: 'calls/ringing',
      organisationId: team.organisationId,
      at: expect.any(Number),
      data: { callSid: 'CA1' },
    });
    expect(body.includes('CA1')).toBe(false);
    expect(headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high' });
    expect(Number(headers['ttl'])).toBeGreaterThan(20);
    expect(Number(headers['ttl'])).toBeLessThanOrEqual(30);
    expect(headers['topic']).toMatch(/^[\w-]{32}$/);
    const claims = vapidClaims(headers.authorization ?? '', publicKey);
    expect(claims).toMatchObject({ aud: service.origin, sub: 'mailto:centralita@localhost' });
    expect(claims.exp * 1000).toBeGreaterThan(Date.now());
    await team.agent.web.delete('/api/push/subscriptions').send({ endpoint: browser.endpoint }).expect(204);
  });

  it('wakes those whom it concerns, and nobody else', async () => {
    const [agent, viewer, admin, owner, stranger] = await Promise.all([
      subscribe(team.agent),
      subscribe(team.viewer),
      subscribe(team.admin),
      subscribe(team.owner),
      subscribe(team.stranger),
    ]);
    const all = { agent, viewer, admin, owner, stranger };
    const woken = async (expected: (keyof typeof all)[]): Promise<void> => {
      await eventually(() => service.requests.length >= expected.length);
      await sleep(150);
      const names = Object.entries(all).filter(([, browser]) => sentTo(browser).length > 0);
      expect(names.map(([name]) => name).toSorted()).toEqual(expected.toSorted());
      expect(service.requests).toHaveLength(expected.length);
      service.requests.splice(0);
    };
    const alert = (stream: string, more: Partial<NewActivity> = {}): Promise<void> =>
      happen({ stream, kind: 'alerts/raised', data: { id: 'a1', kind: 'dead-letter', queue: 'x' }, ...more });

    await rings('CA2');
    await woken(['agent', 'admin', 'owner']);
    await rings('CA3', { direction: 'outgoing' });
    await happen({ stream: team.organisationId, kind: 'calls/ended', data: { callSid: 'CA2' } });
    const again = { id: 'a1', kind: 'dead-letter', count: 2 };
    await alert(team.organisationId, { role: 'admin', data: again });
    await alert(team.organisationId, { role: 'admin' });
    await woken(['admin', 'owner']);
    await alert(SERVER_STREAM, { role: 'owner' });
    await woken(['owner']);
    await alert(team.otherOrganisationId, { role: 'admin' });
    await woken(['stranger']);
    await alert(team.organisationId, { personId: team.viewer.personId });
    await eventually(() => sentTo(viewer).length === 1);
    const { body } = sentTo(viewer)[0]!;
    expect(viewer.read(body)).toMatchObject({
      kind: 'alerts/raised',
      data: { id: 'a1', kind: 'dead-letter' },
    });
    expect(JSON.stringify(viewer.read(body))).not.toContain('queue');
    await woken(['viewer']);
  });

  it('keeps to what a person chose', async () => {
    const person = await team.join('admin');
    const browser = await subscribe(person);
    await person.web.get('/api/push/choices').expect(200, { calls: true, alerts: true });
    const choices = { calls: false, alerts: true };
    await person.web.put('/api/push/choices').send(choices).expect(200, choices);
    await person.web.get('/api/push/choices').expect(200, choices);
    await rings('CA4');
    await happen({ stream: team.organisationId, kind: 'alerts/raised', data: { id: 'a2' } });
    await eventually(() => sentTo(browser).length > 0);
    await sleep(150);
    expect(sentTo(browser).map(({ body }) => browser.read(body))).toMatchObject([{ kind: 'alerts/raised' }]);
  });

  it('forgets browsers that are gone, and tries again where the push service is not well', async () => {
    const person = await team.join('agent');
    const [gone, unwell] = [await subscribe(person), await subscribe(person)];
    service.statuses.set(new URL(gone.endpoint).pathname, 410);
    service.statuses.set(new URL(unwell.endpoint).pathname, 503);
    await rings('CA5');
    await eventually(() => sentTo(gone).length === 1 && sentTo(unwell).length === 1);
    service.statuses.clear();
    await eventually(() => sentTo(unwell).length === 2);
    await rings('CA6');
    await eventually(() => sentTo(unwell).length === 3);
    await sleep(150);
    expect(sentTo(gone)).toHaveLength(1);
  });

  it('wakes nobody whose session has ended, and has one owner for each browser', async () => {
    const [leaver, heir] = [await team.join('agent'), await team.join('agent')];
    const browser = await subscribe(leaver);
    const shared = await subscribe(leaver);
    await heir.web.post('/api/push/subscriptions').send(shared.subscription).expect(204);
    await leaver.web.delete('/api/push/subscriptions').send({ endpoint: shared.endpoint }).expect(204);
    await leaver.web.delete('/api/session').expect(204);
    await rings('CA7');
    await eventually(() => sentTo(shared).length === 1);
    await sleep(150);
    expect(sentTo(shared)).toHaveLength(1);
    expect(sentTo(browser)).toEqual([]);
  });

  it('takes no keys that no browser made, and no address but https', async () => {
    const { subscription } = new PushBrowser(`${service.origin}/push/x`);
    const refuse = (change: object, status: number) =>
      team.agent.web
        .post('/api/push/subscriptions')
        .send({ ...subscription, ...change })
        .expect(status);
    await refuse({ p256dh: Buffer.alloc(65, 4).toString('base64url') }, 400);
    await refuse({ auth: 'AAAA' }, 400);
    await refuse({ endpoint: 'http://localhost/push' }, 400);
    await refuse({ endpoint: 'https://user:secret@localhost/push' }, 422);
  });

  it('reaches nothing private', async () => {
    const other = await startTeam();
    const { subscription } = new PushBrowser('');
    const hosts = [
      '127.0.0.1',
      '10.0.0.7',
      '[::1]',
      '169.254.169.254',
      '[::ffff:127.0.0.1]',
      'localhost',
      '2130706433',
    ];
    for (const host of hosts) {
      const body = { ...subscription, endpoint: `https://${host}/push` };
      const { status } = await other.agent.web.post('/api/push/subscriptions').send(body);
      expect([400, 422]).toContain(status);
    }
    await other.api.close();
  });
});

onEachEngine('the key for push messages', (open) => {
  let store: Store;

  beforeAll(async () => {
    store = await open();
  }, STARTED_WITHIN_MS);

  it('is the same for processes that start at once, and sealed', async () => {
    const { database, work } = store;
    const sealer = new Sealer(new SealingKeys(loadConfig({ CENTRALITA_KEY: TEST_KEY })));
    const keys = [1, 2, 3, 4].map(() => new PushKeys(new PushStore(database), work, sealer));
    const [first, ...others] = await Promise.all(keys.map((each) => each.pair()));
    for (const other of others) expect(other).toEqual(first);
    expect(Buffer.from(first?.publicKey ?? '', 'base64url')).toHaveLength(65);
    expect(Buffer.from(first?.privateKey ?? '', 'base64url')).toHaveLength(32);
    const rows = await database.read.withTables<PushTables>().selectFrom('push_keys').selectAll().execute();
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(first?.privateKey);
  });
});
