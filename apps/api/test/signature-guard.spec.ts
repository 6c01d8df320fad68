import { parse } from 'node:querystring';
import type { VoiceUrls } from '@centralita/shared-types';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, incomingCall } from './support/account';
import { startApi, type RunningApi } from './support/running-api';
import { formOf, send, signedPost, withoutOverrides, type RawRequest } from './support/twilio-webhook';

const MUTATIONS = 1_000;
const AT_ONCE = 50;
/** Characters that may stand in a request line and in a header. */
const VISIBLE = Array.from({ length: 94 }, (_none, index) => String.fromCharCode(33 + index));

/** Numbers that look random and are the same in each run, so that a failure can be repeated. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Part = 'path' | 'body' | 'signature';

const partOf = (request: RawRequest, part: Part): string =>
  part === 'signature' ? request.headers['x-twilio-signature']! : String(request[part]);

function withPart(request: RawRequest, part: Part, text: string): RawRequest {
  return part === 'signature'
    ? { ...request, headers: { ...request.headers, 'x-twilio-signature': text } }
    : { ...request, [part]: text };
}

/** One character replaced, removed or added. */
function mutate(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const character = VISIBLE[random(VISIBLE.length)]!;
  const kind = random(4);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + character + text.slice(at);
  return text.slice(0, at) + character + text.slice(at + 1);
}

/** Another spelling of the same parameters (`%2b` for `%2B`) says nothing else, and may pass. */
const saysTheSame = (part: Part, text: string, original: string): boolean =>
  text === original || (part === 'body' && JSON.stringify(parse(text)) === JSON.stringify(parse(original)));

describe('signature guard', () => {
  let api: RunningApi;
  let voiceUrl: string;

  beforeAll(async () => {
    api = await startApi({ TWILIO_EMULATOR_URL: 'http://127.0.0.1:3198', LOG_LEVEL: 'error' });
    const answer = await fetch(`${api.url}/setup/voice-url`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ACCOUNT),
    });
    ({ voiceUrl } = (await answer.json()) as VoiceUrls);
  });
  afterAll(() => api.close());

  it(`accepts none of ${MUTATIONS} requests with one character changed`, async () => {
    const random = numbers(20_261_120);
    const original = signedPost(voiceUrl, incomingCall('+34911234567'));
    expect((await send(original)).status).toBe(200);
    const requests: RawRequest[] = [];
    while (requests.length < MUTATIONS) {
      const part = (['path', 'body', 'body', 'signature'] as const)[random(4)]!;
      const text = mutate(partOf(original, part), random);
      if (!saysTheSame(part, text, partOf(original, part))) requests.push(withPart(original, part, text));
    }
    const accepted: RawRequest[] = [];
    const statuses = new Map<number, number>();
    for (let from = 0; from < requests.length; from += AT_ONCE) {
      const batch = requests.slice(from, from + AT_ONCE);
      const answers = await Promise.all(batch.map(send));
      answers.forEach(({ status }, index) => {
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        if (status < 400) accepted.push(batch[index]!);
      });
    }
    expect(accepted.map(({ path, body }) => [path, body])).toEqual([]);
    expect([...statuses.keys()].sort()).toEqual(
      [400, 403, 404, 429].filter((status) => statuses.has(status)),
    );
    expect((await send(original)).status).toBe(200);
  });
});

describe('the URL that is signed', () => {
  const PARAMETERS = incomingCall('+34911234567');
  const QUERIES = [
    '',
    '?a=b',
    "?name=O'Brien",
    '?name=O%27Brien',
    '?x=%2B1%20two&y=%C3%B1',
    '?a=1&a=2',
    '?u=a%2Fb:c@d,e',
    '?empty=',
  ];

  async function status(
    api: RunningApi,
    path: string,
    signedUrl: string,
    headers: Record<string, string> = {},
  ): Promise<number> {
    const request = signedPost(`${api.url}${path}`, PARAMETERS, { signedUrl, headers });
    return (await send({ ...request, path })).status;
  }

  it.each([
    'https://phone.example.com',
    'http://phone.example.com',
    'https://phone.example.com:8443',
    'http://10.1.2.3:8080',
    'https://[2001:db8::1]:8443',
  ])('is %s with whatever host, port or forwarded header the request came by', async (base) => {
    const api = await startApi({
      ...ACCOUNT_ENVIRONMENT,
      PUBLIC_BASE_URL: base,
      TRUSTED_PROXIES: 'loopback',
      LOG_LEVEL: 'error',
    });
    const arrivals: Record<string, string>[] = [
      {},
      { host: new URL(base).host },
      { host: 'internal:3000' },
      { host: 'phone.example.com:443' },
      { 'x-forwarded-host': 'other.example.com', 'x-forwarded-proto': 'http' },
      { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.9' },
    ];
    for (const query of QUERIES) {
      for (const headers of arrivals) {
        expect([
          query,
          await status(api, `/handle_calls${query}`, `${base}/handle_calls${query}`, headers),
        ]).toEqual([query, 200]);
      }
    }
    await api.close();
  });

  it('may have its usual port or not', async () => {
    const https = await startApi({ ...ACCOUNT_ENVIRONMENT, PUBLIC_BASE_URL: 'https://phone.example.com' });
    const http = await startApi({ ...ACCOUNT_ENVIRONMENT, PUBLIC_BASE_URL: 'http://phone.example.com:80' });
    expect(await status(https, '/handle_calls', 'https://phone.example.com:443/handle_calls')).toBe(200);
    expect(await status(https, '/handle_calls', 'https://phone.example.com/handle_calls')).toBe(200);
    expect(await status(https, '/handle_calls', 'https://phone.example.com:8443/handle_calls')).toBe(403);
    expect(await status(https, '/handle_calls', 'http://phone.example.com/handle_calls')).toBe(403);
    expect(await status(http, '/handle_calls', 'http://phone.example.com/handle_calls')).toBe(200);
    await Promise.all([https.close(), http.close()]);
  });

  it('is what a trusted proxy forwards, where no public address is set', async () => {
    const forwarded = { 'x-forwarded-host': 'phone.example.com', 'x-forwarded-proto': 'https' };
    const signed = 'https://phone.example.com/handle_calls';
    const trusting = await startApi({ ...ACCOUNT_ENVIRONMENT, TRUSTED_PROXIES: 'loopback' });
    const wary = await startApi({ ...ACCOUNT_ENVIRONMENT, TRUSTED_PROXIES: '10.0.0.0/8' });
    const alone = await startApi(ACCOUNT_ENVIRONMENT);
    expect(await status(trusting, '/handle_calls', signed, forwarded)).toBe(200);
    expect(await status(wary, '/handle_calls', signed, forwarded)).toBe(403);
    expect(await status(alone, '/handle_calls', signed, forwarded)).toBe(403);
    expect(
      await status(trusting, '/handle_calls', signed, { ...forwarded, 'x-forwarded-host': 'a b/c' }),
    ).toBe(403);
    await Promise.all([trusting.close(), wary.close(), alone.close()]);
  });

  it('is the name of this machine by which it was called, where no public address is set', async () => {
    const api = await startApi(ACCOUNT_ENVIRONMENT);
    for (const host of [`127.0.0.1:${api.port}`, `localhost:${api.port}`]) {
      expect(await status(api, '/handle_calls', `http://${host}/handle_calls`, { host })).toBe(200);
    }
    expect(
      await status(api, '/handle_calls', 'http://evil.example/handle_calls', { host: 'evil.example' }),
    ).toBe(403);
    await api.close();
  });
});

describe("vectors of the vendor's validator", () => {
  // https://www.twilio.com/docs/usage/security#validating-requests and the tests of twilio-node
  const TOKEN = '12345'.padEnd(32, '0');
  const PARAMETERS = {
    CallSid: `CA${'1'.repeat(32)}`,
    AccountSid: ACCOUNT.accountSid,
    Caller: '+14158675309',
    Digits: '1234',
    From: '+14158675309',
    To: '+18005551212',
  };
  let api: RunningApi;

  beforeAll(async () => {
    api = await startApi({
      ...ACCOUNT_ENVIRONMENT,
      TWILIO_AUTH_TOKEN: TOKEN,
      PUBLIC_BASE_URL: 'https://mycompany.com',
    });
  });
  afterAll(() => api.close());

  it('knows the documented signature', () => {
    const documented = {
      CallSid: 'CA1234567890ABCDE',
      Caller: '+14158675309',
      Digits: '1234',
      From: '+14158675309',
      To: '+18005551212',
    };
    expect(
      getExpectedTwilioSignature('12345', 'https://mycompany.com/myapp.php?foo=1&bar=2', documented),
    ).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  it.each([
    ['parameters in any order', '/handle_calls?foo=1&bar=2', PARAMETERS],
    ['repeated parameters', '/handle_calls', { ...PARAMETERS, MyParam: ['b', 'a', 'b'] }],
    [
      'no own parameters',
      '/handle_calls?foo=1',
      { AccountSid: ACCOUNT.accountSid, CallSid: PARAMETERS.CallSid, From: '+1', To: '+2' },
    ],
    ['text of the world', '/handle_calls', { ...PARAMETERS, Ñame: '日本 🎧 "quoted" <b>' }],
    ['empty values', '/handle_calls?empty=', { ...PARAMETERS, FromCity: '', FromZip: '' }],
  ])('%s', async (_name, path, parameters: Record<string, string | string[]>) => {
    const body = Object.entries(parameters)
      .flatMap(([name, value]) => [value].flat().map((one) => formOf({ [name]: one })))
      .reverse()
      .join('&');
    const signature = getExpectedTwilioSignature(TOKEN, `https://mycompany.com${path}`, parameters);
    const request: RawRequest = {
      method: 'POST',
      port: api.port,
      path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-twilio-signature': signature },
      body,
    };
    expect((await send(request)).status).toBe(200);
    expect((await send({ ...request, body: `${body}&Extra=1` })).status).toBe(403);
  });

  it('refuses an empty, a short and a repeated signature', async () => {
    const { headers, ...request } = signedPost(`${api.url}/handle_calls`, PARAMETERS, {
      authToken: TOKEN,
      signedUrl: 'https://mycompany.com/handle_calls',
    });
    expect((await send({ ...request, headers })).status).toBe(200);
    const good = headers['x-twilio-signature']!;
    for (const signature of [
      '',
      ' ',
      good.slice(0, -1),
      `${good}=`,
      `${good}, ${good}`,
      good.toLowerCase(),
    ]) {
      expect(
        (await send({ ...request, headers: { ...headers, 'x-twilio-signature': signature } })).status,
      ).toBe(403);
    }
  });

  it('keeps what it was given: overrides are neither sent nor signed', () => {
    expect(withoutOverrides('https://mycompany.com/handle_calls?k=1#rc=3&rp=5xx')).toBe(
      'https://mycompany.com/handle_calls?k=1',
    );
  });
});
