import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { generateKeyPairSync } from 'node:crypto';
import type { AccountItem, Alert, ConnectionReport, Page, Problem } from '@centralita/shared-types';
import type { Response } from 'supertest';
import { ACCOUNT_CHECK } from '../src/domains/accounts/account-check.job';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { JobQueue } from '../src/platform/queue/job-queue';
import { ACCOUNT, incomingCall } from './support/account';
import { everythingKept, hasNumbers, type KeptValue } from './support/everything-kept';
import { META_TOKEN, SENDGRID_KEY, startProviders } from './support/providers';
import { startTeam, type Team } from './support/team';
import { freshState, startTwilioRest, type TwilioRest } from './support/twilio-rest';
import { send, signedPost } from './support/twilio-webhook';

const SECOND_TOKEN = '7e'.repeat(16);
const META = {
  provider: 'meta',
  name: 'WhatsApp',
  metaPhoneNumberId: '123456789',
  metaAccessToken: META_TOKEN,
};
const TWILIO = { provider: 'twilio', name: 'Main', ...ACCOUNT };

let team: Team;
let twilio: TwilioRest;
let providers: Server;

beforeAll(async () => {
  twilio = await startTwilioRest();
  providers = startProviders();
  await new Promise<void>((done) => providers.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(providers.address() as AddressInfo).port}`;
  team = await startTeam({
    TWILIO_EMULATOR_URL: twilio.url,
    SENDGRID_API_URL: url,
    META_GRAPH_URL: url,
    SENDGRID_API_KEY: SENDGRID_KEY,
    TWILIO_ACCOUNT_SID: `AC${'9'.repeat(32)}`,
    TWILIO_AUTH_TOKEN: '6'.repeat(32),
    TWILIO_PHONE_NUMBER: '+14155550199',
    TWILIO_WHATSAPP_NUMBER: '+14155550198',
  });
});
afterAll(async () => {
  await Promise.all([team.api.close(), twilio.close()]);
  providers.close();
});
beforeEach(() => {
  twilio.state = freshState();
});

const list = async (): Promise<AccountItem[]> =>
  (await team.owner.web.get('/api/accounts').expect(200)).body as AccountItem[];
const add = async (input: object): Promise<AccountItem> =>
  (await team.owner.web.post('/api/accounts').send(input).expect(201)).body as AccountItem;
const remove = (id: string): Promise<Response> =>
  team.owner.web.delete(`/api/accounts/${id}`).expect(204).then();
const test = async (id: string): Promise<ConnectionReport> =>
  (await team.owner.web.post(`/api/accounts/${id}/test`).expect(200)).body as ConnectionReport;
const incoming = (authToken: string, url = `${team.api.url}/webhooks/voice`) =>
  send(signedPost(url, incomingCall('+34911234567'), { authToken }));

describe('accounts of the environment', () => {
  it('are listed, with what is not secret, and cannot be changed here', async () => {
    const items = await list();
    expect(items.map(({ id, provider, source }) => [id, provider, source])).toEqual([
      ['environment-twilio', 'twilio', 'environment'],
      ['environment-sendgrid', 'sendgrid', 'environment'],
    ]);
    expect(items[0]).toMatchObject({
      facts: { phoneNumber: '+14155550199', whatsappNumber: '+14155550198' },
      secretsSet: ['authToken'],
      state: 'unknown',
    });
    expect(JSON.stringify(items)).not.toContain('6'.repeat(32));
    const { body } = await team.owner.web.put('/api/accounts/environment-twilio').send(TWILIO).expect(409);
    expect((body as Problem).code).toBe('accounts/read-only');
  });

  it('are tested too, and the outcome is kept', async () => {
    expect((await test('environment-sendgrid')).checks).toEqual([
      expect.objectContaining({ name: 'api-key', state: 'ok', code: 'sendgrid/ok' }),
      expect.objectContaining({ name: 'account', state: 'warning', code: 'sendgrid/webhook-key-missing' }),
    ]);
    expect((await list())[1]).toMatchObject({ state: 'warning', testedAt: expect.any(Number) });
  });
});

describe('a saved account', () => {
  let account: AccountItem;
  beforeEach(async () => {
    account = await add(TWILIO);
  });
  afterEach(() => remove(account.id));

  it('shows what is not secret and which secrets are set, and where its webhooks go', async () => {
    expect(account).toEqual({
      id: expect.any(String),
      provider: 'twilio',
      name: 'Main',
      source: 'vault',
      facts: {
        accountSid: ACCOUNT.accountSid,
        apiKeySid: ACCOUNT.apiKeySid,
        twimlAppSid: ACCOUNT.twimlAppSid,
        phoneNumber: ACCOUNT.phoneNumber,
      },
      secretsSet: ['authToken', 'apiKeySecret'],
      state: 'unknown',
      testedAt: null,
      trouble: null,
      webhooks: [
        {
          channel: 'voice',
          url: `${team.api.url}/webhooks/voice#rc=3&rp=5xx,ct,rt`,
          fallbackUrl: `${team.api.url}/webhooks/voice/fallback#rc=3&rp=5xx,ct,rt`,
          statusCallbackUrl: `${team.api.url}/webhooks/voice/status#rc=3&rp=5xx,ct,rt`,
          consoleUrl: expect.stringContaining('console.twilio.com'),
        },
        ...['sms', 'whatsapp'].map((channel) => ({
          channel,
          url: `${team.api.url}/webhooks/messages#rc=3&rp=5xx,ct,rt`,
          fallbackUrl: `${team.api.url}/webhooks/messages/fallback#rc=3&rp=5xx,ct,rt`,
          statusCallbackUrl: `${team.api.url}/webhooks/messages/status#rc=3&rp=5xx,ct,rt`,
          consoleUrl: expect.stringContaining('console.twilio.com') as string,
        })),
      ],
    });
    expect((await list())[0]).toEqual(account);
  });

  it('is chosen by the account SID of a webhook, without a seal', async () => {
    expect((await incoming(ACCOUNT.authToken)).status).toBe(200);
    expect((await incoming('0'.repeat(32))).status).toBe(403);
    await remove(account.id);
    expect((await incoming(ACCOUNT.authToken)).status).toBe(403);
    account = await add(TWILIO);
  });

  it('takes webhooks signed with either token while one replaces the other', async () => {
    const facts = { ...TWILIO, authToken: undefined, apiKeySecret: undefined };
    const change = (more: object) =>
      team.owner.web
        .put(`/api/accounts/${account.id}`)
        .send({ ...facts, ...more })
        .expect(200);
    const { body } = await change({ secondaryAuthToken: SECOND_TOKEN });
    expect((body as AccountItem).secretsSet).toEqual(['authToken', 'secondaryAuthToken', 'apiKeySecret']);
    expect((await incoming(ACCOUNT.authToken)).status).toBe(200);
    expect((await incoming(SECOND_TOKEN)).status).toBe(200);
    const over = await change({ authToken: SECOND_TOKEN });
    expect((over.body as AccountItem).secretsSet).toEqual(['authToken', 'apiKeySecret']);
    expect((await incoming(ACCOUNT.authToken)).status).toBe(403);
    expect((await incoming(SECOND_TOKEN)).status).toBe(200);
    const without = await change({ apiKeySecret: null });
    expect((without.body as AccountItem).secretsSet).toEqual(['authToken']);
  });

  it('is tested part by part, as the provider sees it', async () => {
    twilio.state.application.voice_url = `${team.api.url}/handle_calls#rc=3`;
    twilio.state.numberApplicationSid = ACCOUNT.twimlAppSid;
    const unheard = await test(account.id);
    expect([unheard.ok, unheard.checks.at(-1)?.code]).toEqual([true, 'status-callback/missing']);
    expect((await list())[0]).toMatchObject({
      state: 'warning',
      trouble: { code: 'status-callback/missing' },
    });
    await team.owner.web.post(`/api/accounts/${account.id}/status-callback`).expect(200);
    expect(twilio.state.application).toMatchObject({
      voice_url: `${team.api.url}/handle_calls#rc=3`,
      status_callback: `${team.api.url}/webhooks/voice/status#rc=3&rp=5xx,ct,rt`,
    });
    const good = await test(account.id);
    expect([good.ok, ...good.checks.map(({ code }) => code)]).toEqual([
      true,
      'account/ok',
      'api-key/ok',
      'twiml-app/ok',
      'phone-number/ok',
      'voice-url/ok',
      'status-callback/ok',
    ]);
    expect((await list())[0]).toMatchObject({ state: 'ok', trouble: null });
    twilio.state.application.voice_url = `${team.api.url}/handle_calls?k=v1.AAAAAAAA.${'A'.repeat(91)}`;
    expect((await test(account.id)).checks.at(-2)).toMatchObject({
      state: 'failed',
      code: 'voice-url/sealed',
    });
    twilio.state.authToken = '0'.repeat(32);
    const bad = await test(account.id);
    expect([bad.ok, bad.checks[0]?.code]).toEqual([false, 'account/wrong-token']);
    expect((await list())[0]).toMatchObject({
      state: 'failed',
      trouble: { code: 'account/wrong-token', detail: bad.checks[0]?.detail, twilioCode: 20003 },
    });
  });

  it('says what it does without where parts are missing', async () => {
    const bare = await add({
      provider: 'twilio',
      name: 'Bare',
      accountSid: `AC${'8'.repeat(32)}`,
      authToken: ACCOUNT.authToken,
    });
    const { provider, name, accountSid, authToken } = TWILIO;
    await remove(account.id);
    account = await add({ provider, name, accountSid, authToken });
    const { ok, checks } = await test(account.id);
    expect([ok, ...checks.map(({ code }) => code)]).toEqual([
      true,
      'account/ok',
      'api-key/missing',
      'twiml-app/missing',
      'voice-url/skipped',
    ]);
    await remove(bare.id);
  });

  it('shows a clash with a person who brings the same account', async () => {
    const sealed = `${team.api.url}/handle_calls?k=v1.AAAAAAAA.${'A'.repeat(91)}`;
    expect((await incoming(ACCOUNT.authToken, sealed)).status).toBe(200);
    await new Promise((done) => setTimeout(done, 100));
    expect((await list())[0]).toMatchObject({
      state: 'warning',
      trouble: { code: 'account/also-in-a-browser', detail: expect.stringContaining('their own browser') },
    });
  });

  it('raises one alert when its webhooks are refused again and again', async () => {
    for (let count = 0; count < 8; count += 1) await incoming('0'.repeat(32));
    await new Promise((done) => setTimeout(done, 100));
    const { body } = await team.owner.web.get('/api/alerts?state=open').expect(200);
    const failing = (body as Page<{ kind: string; count: number; facts: object }>).items.filter(
      ({ kind }) => kind === 'webhook-failing',
    );
    expect(failing).toEqual([
      expect.objectContaining({ count: 1, facts: { account: 'Main', count: 5, reason: 'signature' } }),
    ]);
  });

  it('stands once', async () => {
    const { body } = await team.owner.web.post('/api/accounts').send(TWILIO).expect(409);
    expect((body as Problem).code).toBe('accounts/sid-taken');
  });
});

describe('accounts of other providers', () => {
  it('tell whether SendGrid takes the key, and whether its webhooks can be verified', async () => {
    const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const sendgridWebhookKey = publicKey.export({ format: 'der', type: 'spki' }).toString('base64');
    const good = await add({
      provider: 'sendgrid',
      name: 'Mail',
      sendgridApiKey: SENDGRID_KEY,
      sendgridWebhookKey,
    });
    expect((await test(good.id)).checks.map(({ code }) => code)).toEqual([
      'sendgrid/ok',
      'sendgrid/webhook-key-ok',
    ]);
    const bad = await add({
      provider: 'sendgrid',
      name: 'Old',
      sendgridApiKey: SENDGRID_KEY.replace('a', 'b'),
      sendgridWebhookKey: 'A'.repeat(120),
    });
    expect((await test(bad.id)).checks.map(({ code }) => code)).toEqual([
      'sendgrid/refused',
      'sendgrid/webhook-key-wrong',
    ]);
    await remove(good.id);
    await remove(bad.id);
  });

  it('tell whether Meta takes the token and knows the number', async () => {
    const { id, secretsSet } = await add({ ...META, metaAppSecret: 'c'.repeat(32) });
    expect(secretsSet).toEqual(['metaAppSecret', 'metaAccessToken']);
    expect((await test(id)).checks.map(({ code }) => code)).toEqual(['meta/app-secret-set', 'meta/ok']);
    const change = (more: object) =>
      team.owner.web
        .put(`/api/accounts/${id}`)
        .send({ ...META, ...more })
        .expect(200);
    await change({ metaAccessToken: META_TOKEN.replace('EAAG', 'OLD0') });
    expect((await test(id)).checks.map(({ code }) => code)).toContain('meta/refused');
    await change({ metaPhoneNumberId: '99999' });
    expect((await test(id)).checks.map(({ code }) => code)).toContain('meta/number-not-found');
    await remove(id);
  });
});

describe('the watch over the accounts', () => {
  const look = async (): Promise<Alert[]> => {
    const watched = twilio.state.requests.length;
    await team.api.app
      .get(UnitOfWork)
      .run((tx) => team.api.app.get(JobQueue).enqueue(tx, ACCOUNT_CHECK, { dueAt: Date.now() }));
    while (twilio.state.requests.length < watched + 2) await new Promise((done) => setTimeout(done, 10));
    await new Promise((done) => setTimeout(done, 150));
    const { body } = await team.owner.web.get('/api/alerts?state=open').expect(200);
    return (body as Page<Alert>).items.filter(
      ({ kind }) => kind === 'account-failing' || kind === 'low-balance',
    );
  };

  it('tells of a low balance and of a token that was changed, until all is well', async () => {
    const { id } = await add(TWILIO);
    const environment = { kind: 'account-failing', facts: { account: 'Twilio' } };
    expect(await look()).toEqual([expect.objectContaining(environment)]);
    twilio.state.balance = '9.50';
    expect(await look()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          kind: 'low-balance',
          count: 1,
          facts: { account: 'Main', balance: '9.50', currency: 'EUR' },
        }),
      ]),
    );
    twilio.state.authToken = '0'.repeat(32);
    expect((await look()).map(({ kind, facts }) => [kind, facts['account']])).toContainEqual([
      'account-failing',
      'Main',
    ]);
    expect((await list())[0]).toMatchObject({
      state: 'failed',
      trouble: {
        code: 'account/token-changed',
        detail: expect.stringContaining('save the new one'),
        twilioCode: 20003,
      },
    });
    twilio.state = freshState();
    expect(await look()).toEqual([expect.objectContaining(environment)]);
    await remove(id);
  });
});

it('refuses what does not make an account, without quoting it', async () => {
  const refusals: [object, number, string][] = [
    [{ ...META, metaAccessToken: undefined }, 400, 'accounts/secret-missing'],
    [{ ...TWILIO, metaAppSecret: 'c'.repeat(32) }, 400, 'accounts/field-of-another-provider'],
    [{ ...TWILIO, accountSid: 'my secret thing' }, 400, 'request/invalid'],
    [{ ...TWILIO, provider: 'acme' }, 400, 'request/invalid'],
  ];
  for (const [input, status, code] of refusals) {
    const { body, text } = await team.owner.web.post('/api/accounts').send(input).expect(status);
    expect((body as Problem).code).toBe(code);
    expect(text).not.toContain('my secret thing');
  }
});

const textOf = (values: readonly KeptValue[]): string => values.map(({ value }) => value).join('\n');

it('keeps secrets and full numbers out of answers, logs, database and audit log', async () => {
  await add({ ...TWILIO, secondaryAuthToken: SECOND_TOKEN });
  await add({ ...META, metaAppSecret: 'c'.repeat(32), metaVerifyToken: 'the text to verify' });
  await add({ provider: 'sendgrid', name: 'Mail', sendgridApiKey: SENDGRID_KEY });
  const answers = JSON.stringify([await list(), (await team.owner.web.get('/api/audit').expect(200)).body]);
  const { values } = await everythingKept(team.api);
  const kept = textOf(values);
  const keptBesidesCalls = textOf(values.filter(({ table }) => !hasNumbers(table)));
  const secrets = [
    ACCOUNT.authToken,
    ACCOUNT.apiKeySecret,
    SECOND_TOKEN,
    META_TOKEN,
    'c'.repeat(32),
    'the text to verify',
    SENDGRID_KEY,
  ];
  for (const secret of secrets) {
    expect(answers).not.toContain(secret);
    expect(team.api.logs()).not.toContain(secret);
    expect(kept).not.toContain(secret);
  }
  for (const number of [ACCOUNT.phoneNumber, ACCOUNT.phoneNumber.slice(1)]) {
    expect(keptBesidesCalls).not.toContain(number);
    expect(team.api.logs()).not.toContain(number);
  }
  expect(answers).toContain('accounts/added');
});
