import { createHmac } from 'node:crypto';
import type { ConnectionReport, Problem, TokenResponse, VoiceUrls } from '@centralita/shared-types';
import { ACCOUNT, IDENTITY } from './support/account';
import { startApi, type RunningApi } from './support/running-api';
import { freshState, startTwilioRest, type TwilioRest } from './support/twilio-rest';

let api: RunningApi;
let twilio: TwilioRest;

beforeAll(async () => {
  twilio = await startTwilioRest();
  api = await startApi({ TWILIO_EMULATOR_URL: twilio.url, REQUESTS_PER_MINUTE: '1000', LOG_LEVEL: 'debug' });
});
afterAll(() => Promise.all([api.close(), twilio.close()]));
beforeEach(() => {
  twilio.state = freshState();
});

const post = (path: string, body: unknown, base = api.url): Promise<Response> =>
  fetch(`${base}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });

describe('POST /token', () => {
  it('signs a short-lived token for the identity of the number', async () => {
    const before = Math.floor(Date.now() / 1000);
    const answer = await post('/token', ACCOUNT);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { token, identity, expiresAt } = (await answer.json()) as TokenResponse;
    const [head, payload, signature] = token.split('.');
    expect(createHmac('sha256', ACCOUNT.apiKeySecret).update(`${head}.${payload}`).digest('base64url')).toBe(
      signature,
    );
    const claims = JSON.parse(Buffer.from(payload!, 'base64url').toString()) as Record<string, unknown>;
    expect(identity).toBe(IDENTITY);
    expect(claims).toMatchObject({
      iss: ACCOUNT.apiKeySid,
      sub: ACCOUNT.accountSid,
      grants: {
        identity: IDENTITY,
        voice: { incoming: { allow: true }, outgoing: { application_sid: ACCOUNT.twimlAppSid } },
      },
    });
    expect(expiresAt).toBe((claims['exp'] as number) * 1000);
    expect((claims['exp'] as number) - before).toBeGreaterThanOrEqual(900);
    expect((claims['exp'] as number) - before).toBeLessThan(905);
  });

  it('takes pasted spaces and a formatted number, and passes the region on', async () => {
    const pasted = {
      ...ACCOUNT,
      authToken: ` ${ACCOUNT.authToken}\n`,
      phoneNumber: ' +1 (415) 555-0100',
      region: 'ie1',
    };
    const { token, identity } = (await (await post('/token', pasted)).json()) as TokenResponse;
    expect(identity).toBe(IDENTITY);
    expect(JSON.parse(Buffer.from(token.split('.')[0]!, 'base64url').toString())).toMatchObject({
      twr: 'ie1',
    });
  });

  it('names each wrong field, what it should be and where it stands, and quotes no value', async () => {
    const wrong = {
      ...ACCOUNT,
      accountSid: 'SK-my-secret-thing',
      apiKeySecret: undefined,
      phoneNumber: '5550100',
      colour: 'red',
    };
    const answer = await post('/token', wrong);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      400,
      'application/problem+json; charset=utf-8',
    ]);
    const text = await answer.text();
    const problem = JSON.parse(text) as Problem;
    expect(problem).toMatchObject({ status: 400, code: 'request/invalid' });
    expect(problem.errors).toEqual(
      expect.arrayContaining([
        {
          field: 'accountSid',
          code: 'wrong-shape',
          detail: expect.stringContaining('AC and 32'),
          where: 'https://console.twilio.com/',
        },
        expect.objectContaining({ field: 'apiKeySecret', code: 'missing' }),
        expect.objectContaining({
          field: 'phoneNumber',
          code: 'wrong-shape',
          where: expect.stringContaining('phone-numbers'),
        }),
        { field: 'colour', code: 'unknown', detail: 'There is no field colour. Leave it out.' },
      ]),
    );
    expect(problem.errors).toHaveLength(4);
    expect(text).not.toContain('my-secret-thing');
  });

  it.each([
    ['{"accountSid":', 400, 'request/not-json'],
    ['[]', 400, 'request/not-json'],
    ['"text"', 400, 'request/not-json'],
    ['', 400, 'request/invalid'],
    [JSON.stringify({ accountSid: 'x'.repeat(20_000) }), 413, 'request/too-large'],
    [JSON.stringify({ ...ACCOUNT, accountSid: { $ne: '' } }), 400, 'request/invalid'],
  ])('answers a body like %s with %i', async (body, status, code) => {
    const answer = await post('/token', body);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([status, code]);
  });

  it('limits requests by address', async () => {
    const limited = await startApi({ REQUESTS_PER_MINUTE: '3' });
    const statuses: number[] = [];
    for (let count = 0; count < 4; count += 1)
      statuses.push((await post('/token', ACCOUNT, limited.url)).status);
    expect(statuses).toEqual([200, 200, 200, 429]);
    const refused = await post('/token', ACCOUNT, limited.url);
    expect(((await refused.json()) as Problem).code).toBe('token/rate-limited');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await post('/setup/voice-url', ACCOUNT, limited.url)).status).toBe(200);
    await limited.close();
  });
});

describe('POST /setup/test', () => {
  const ask = async (credentials: object = ACCOUNT): Promise<ConnectionReport> =>
    (await (await post('/setup/test', credentials)).json()) as ConnectionReport;
  const codes = ({ checks }: ConnectionReport): string[] => checks.map(({ code }) => code);
  const voiceUrl = async (account: object = ACCOUNT): Promise<string> =>
    ((await (await post('/setup/voice-url', account)).json()) as VoiceUrls).voiceUrl;
  const connected = async (): Promise<void> => {
    twilio.state.application.voice_url = await voiceUrl();
    twilio.state.application.status_callback = `${api.url}/webhooks/voice/status?k=v1.x`;
    twilio.state.numberApplicationSid = ACCOUNT.twimlAppSid;
  };

  it('says that everything is right', async () => {
    await connected();
    const report = await ask();
    expect(report.ok).toBe(true);
    expect(codes(report)).toEqual([
      'account/ok',
      'api-key/ok',
      'twiml-app/ok',
      'phone-number/ok',
      'voice-url/ok',
      'status-callback/ok',
    ]);
  });

  it.each([
    [null, 'status-callback/missing'],
    ['https://elsewhere.example/webhooks/voice/status', 'status-callback/differs'],
  ])('warns where nobody tells how calls end: %s', async (url, code) => {
    await connected();
    twilio.state.application.status_callback = url;
    const { ok, checks } = await ask();
    expect([ok, checks.at(-1)]).toEqual([true, expect.objectContaining({ state: 'warning', code })]);
  });

  it.each([
    ['a wrong Auth Token', { authToken: '0'.repeat(32) }, 0, 'account/wrong-token', 'authToken'],
    ['another account', { accountSid: `AC${'0'.repeat(32)}` }, 0, 'account/wrong-token', 'authToken'],
    ['a wrong key secret', { apiKeySecret: 'x'.repeat(32) }, 1, 'api-key/wrong-secret', 'apiKeySecret'],
    [
      'a key of another account',
      { apiKeySid: `SK${'0'.repeat(32)}` },
      1,
      'api-key/other-account',
      'apiKeySid',
    ],
    ['a wrong application', { twimlAppSid: `AP${'0'.repeat(32)}` }, 2, 'twiml-app/not-found', 'twimlAppSid'],
    ['a number of someone else', { phoneNumber: '+34911234567' }, 3, 'phone-number/not-owned', 'phoneNumber'],
    [
      'a number that only begins alike',
      { phoneNumber: '+1415555010' },
      3,
      'phone-number/not-owned',
      'phoneNumber',
    ],
  ])('tells %s', async (_name, wrong, at, code, field) => {
    await connected();
    const { ok, checks } = await ask({ ...ACCOUNT, ...wrong });
    expect(ok).toBe(false);
    expect(checks[at]).toMatchObject({ state: 'failed', code, field });
    expect(checks[at]?.detail).toMatch(/\.$/);
    if (at === 0) expect(checks.slice(1).map(({ state }) => state)).toEqual(Array(4).fill('skipped'));
  });

  it("gives Twilio's own code", async () => {
    const { checks } = await ask({ ...ACCOUNT, authToken: '0'.repeat(32) });
    expect(checks[0]?.twilioCode).toBe(20003);
  });

  it('accepts a restricted key, whose secret is proven all the same', async () => {
    twilio.state.restrictedKey = true;
    expect(codes(await ask())[1]).toBe('api-key/ok');
  });

  it('tells a suspended account', async () => {
    twilio.state.accountStatus = 'suspended';
    expect((await ask()).checks[0]).toMatchObject({ state: 'failed', code: 'account/suspended' });
  });

  it('tells a voice URL that leads elsewhere, and calls that go elsewhere', async () => {
    const { checks } = await ask();
    expect(checks[3]).toMatchObject({ state: 'warning', code: 'phone-number/other-application' });
    expect(checks[4]).toMatchObject({ state: 'failed', code: 'voice-url/differs' });
  });

  it('tells a seal of a rotated token, of another number and of another server', async () => {
    const seals: [string, string][] = [
      [await voiceUrl({ ...ACCOUNT, authToken: '9'.repeat(32) }), 'voice-url/rotated-token'],
      [await voiceUrl({ ...ACCOUNT, phoneNumber: '+14155550199' }), 'voice-url/other-account'],
      [`${api.url}/handle_calls?k=v1.AAAAAAAA.${'A'.repeat(91)}`, 'voice-url/other-key'],
      [(await voiceUrl()).replace('127.0.0.1', 'localhost'), 'voice-url/differs'],
    ];
    for (const [url, code] of seals) {
      twilio.state.application.voice_url = url;
      expect((await ask()).checks[4]).toMatchObject({ state: 'failed', code });
    }
  });

  it('says when Twilio fails, or cannot be reached', async () => {
    twilio.state.outage = 503;
    expect((await ask()).checks[0]).toMatchObject({
      state: 'failed',
      code: 'twilio/refused',
      twilioCode: 20500,
    });
    const lost = await startApi({ TWILIO_EMULATOR_URL: 'http://127.0.0.1:9' });
    const report = (await (await post('/setup/test', ACCOUNT, lost.url)).json()) as ConnectionReport;
    expect(report.checks[0]).toMatchObject({ state: 'failed', code: 'twilio/unreachable' });
    await lost.close();
  });

  it('waits for Twilio no longer than ten seconds', async () => {
    twilio.state.hangs = true;
    const before = Date.now();
    expect((await ask()).checks[0]).toMatchObject({ state: 'failed', code: 'twilio/unreachable' });
    expect(Date.now() - before).toBeGreaterThan(9_000);
  });

  it('warns where Twilio could not call the address', async () => {
    const local = await startApi();
    const answer = (await (await post('/setup/voice-url', ACCOUNT, local.url)).json()) as VoiceUrls;
    expect(answer).toMatchObject({ publicBaseUrl: local.url, reachable: false });
    await local.close();
    const isPublic = await startApi({ PUBLIC_BASE_URL: 'https://phone.example.com' });
    const reachable = (await (await post('/setup/voice-url', ACCOUNT, isPublic.url)).json()) as VoiceUrls;
    expect(reachable).toMatchObject({ publicBaseUrl: 'https://phone.example.com', reachable: true });
    await isPublic.close();
  });
});

describe('POST /setup/connect', () => {
  const connect = async (credentials: object = ACCOUNT): Promise<ConnectionReport> =>
    (await (await post('/setup/connect', credentials)).json()) as ConnectionReport;
  const writes = (): string[] => twilio.state.requests.filter((request) => request.startsWith('POST'));

  it('writes the voice URLs into the application and sets the number to use it', async () => {
    expect((await connect()).ok).toBe(true);
    const { application, numberApplicationSid } = twilio.state;
    expect(application.voice_url).toMatch(
      new RegExp(`^${api.url}/handle_calls\\?k=v1\\..*#rc=3&rp=5xx,ct,rt$`),
    );
    expect(application.voice_fallback_url).toContain('/webhooks/voice/fallback');
    expect([application.voice_method, numberApplicationSid]).toEqual(['POST', ACCOUNT.twimlAppSid]);
    expect(writes()).toHaveLength(2);
  });

  it('changes nothing where a credential is wrong', async () => {
    expect((await connect({ ...ACCOUNT, apiKeySecret: 'x'.repeat(32) })).ok).toBe(false);
    expect(writes()).toEqual([]);
  });
});

describe('what is known of this server', () => {
  it('tells the web app where everything is', async () => {
    const config = (await (await fetch(`${api.url}/api/config`)).json()) as object;
    expect(config).toEqual({
      version: '0.1.0',
      publicBaseUrl: api.url,
      publicBaseUrlSource: 'local',
      personalMode: 'on',
      setup: 'needed',
      allowedCountries: [],
      emulator: {
        baseUrl: twilio.url,
        signallingUrl: `${twilio.url.replace('http', 'ws')}/signal`,
        handsetUrl: `${twilio.url}/handset`,
      },
    });
  });

  it('tells its health, and what it is', async () => {
    expect(await (await fetch(`${api.url}/health`)).json()).toEqual({
      status: 'ok',
      version: '0.1.0',
      uptimeSec: expect.any(Number),
      components: {
        cache_entries: 0,
        rasa: 'not-configured',
        twilio_configured: true,
        twilio: 'emulator',
        personal_mode: true,
        database: { engine: 'sqlite', status: 'up' },
        jobs: 'on-time',
      },
    });
    expect(await (await fetch(api.url)).json()).toMatchObject({ name: 'Centralita', health: '/health' });
  });

  it('has no demo account with the real Twilio', async () => {
    const real = await startApi();
    const answer = await fetch(`${real.url}/api/demo-account`);
    expect([answer.status, ((await answer.json()) as Problem).code]).toEqual([404, 'demo-account/none']);
    await real.close();
  });

  it('answers unknown addresses as problems', async () => {
    const answer = await fetch(`${api.url}/api/nothing?token=${ACCOUNT.authToken}`);
    expect(answer.status).toBe(404);
    expect(((await answer.json()) as Problem).detail).toBe('There is nothing at GET /api/nothing.');
  });

  it('never logs what was sent', () => {
    const logs = api.logs();
    expect(logs).toContain('"path":"/token"');
    expect(logs).toMatch(/"request_id":"[0-9a-f]{8}-\w+"/);
    for (const secret of [
      ACCOUNT.authToken,
      ACCOUNT.apiKeySecret,
      ACCOUNT.phoneNumber,
      IDENTITY,
      'v1.',
      'eyJ',
      'my-secret-thing',
    ]) {
      expect(logs).not.toContain(secret);
    }
  });
});
