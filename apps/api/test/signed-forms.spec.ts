import { getExpectedBodyHash, getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { parse } from 'node:querystring';
import { ACCOUNT, ACCOUNT_ENVIRONMENT, incomingCall } from './support/account';
import { startApi, type RunningApi } from './support/running-api';
import { formOf, send, type RawRequest } from './support/twilio-webhook';

const PUBLIC_URL = 'https://phone.example.com';
const SECOND_TOKEN = '7e'.repeat(16);
const MUTATIONS = 300;
const AT_ONCE = 20;
const FORM = 'application/x-www-form-urlencoded';
const JSON_TYPE = 'application/json';
const PARAMETERS = incomingCall('+34911234567');
const VISIBLE = Array.from({ length: 94 }, (_none, index) => String.fromCharCode(33 + index));

const QUERIES = [
  '',
  '?',
  '?flag',
  '?flag=',
  '?flag&x=1',
  '?x=1&flag',
  '?x=1&',
  '?b=2&a=1',
  '?a=1&a=2',
  "?name=O'Brien",
  "?flag&name=O'Brien",
  '?name=O%27Brien',
  '?x=%2B1%20two&y=%C3%B1',
  '?%C3%B1=%E6%97%A5%E6%9C%AC&e=%F0%9F%8E%A7',
  '?a[b]=1',
  '?u=a%2Fb:c@d,e',
  '?q.attempt=2&q.lang=es',
  '?=1',
];

/** A body, by what it is signed, and its type. */
interface Form {
  name: string;
  type?: string;
  body?: string;
  /** Signed as names and values. */
  parameters?: Record<string, string | string[]>;
}

const body = (parameters: Record<string, string | string[]>): string =>
  Object.entries(parameters)
    .flatMap(([name, value]) => [value].flat().map((one) => formOf({ [name]: one })))
    .join('&');
const form = (name: string, parameters: Record<string, string | string[]>, type = FORM): Form => ({
  name,
  type,
  body: body(parameters),
  parameters,
});

const POSTS: Form[] = [
  form('form', PARAMETERS),
  form('form in UTF-8', { ...PARAMETERS, FromCity: 'Ñuñoa 日本 🎧' }, `${FORM}; charset=UTF-8`),
  form('form in capitals', PARAMETERS, FORM.toUpperCase()),
  form('repeated names', { ...PARAMETERS, Extra: ['b', 'a', 'b'] }),
  form('empty values', { ...PARAMETERS, FromCity: '', FromZip: '' }),
  { name: 'no parameters', type: FORM },
  { name: 'no parameters, no type' },
  { name: 'no parameters, JSON', type: JSON_TYPE },
  { name: 'JSON', type: JSON_TYPE, body: JSON.stringify(PARAMETERS) },
  { name: 'JSON in UTF-8', type: `${JSON_TYPE}; charset=utf-8`, body: '{"name":"Ñuñoa 日本"}' },
  { name: 'JSON without an account', type: JSON_TYPE, body: '{"event":"call","at":1}' },
  { name: 'JSON list', type: JSON_TYPE, body: '[{"AccountSid":"x"}]' },
  { name: 'JSON of nothing', type: JSON_TYPE, body: '{}' },
  { name: 'cloud events', type: 'application/cloudevents+json', body: '{"specversion":"1.0"}' },
  { name: 'digested form', type: FORM, body: body(PARAMETERS) },
  { name: 'digested text', type: 'text/plain', body: 'hello' },
];

const withDigest = (query: string, text: string): string =>
  `${query}${query.includes('?') ? '&' : '?'}bodySHA256=${getExpectedBodyHash(text)}`;

interface Signed {
  method?: string;
  base: string;
  path?: string;
  query: string;
  form?: Form;
  token?: string;
  headers?: Record<string, string>;
}

function signed(port: number, wish: Signed): RawRequest {
  const { method = 'POST', base, path = '/handle_calls', token = ACCOUNT.authToken } = wish;
  const { type, body: text, parameters } = wish.form ?? {};
  const query = text !== undefined && !parameters ? withDigest(wish.query, text) : wish.query;
  const signature = getExpectedTwilioSignature(token, `${base}${path}${query}`, parameters ?? {});
  return {
    method,
    port,
    path: `${path}${query}`,
    headers: {
      'x-twilio-signature': signature,
      ...(type !== undefined && { 'content-type': type }),
      ...(text === undefined && method === 'POST' && { 'content-length': '0' }),
      ...wish.headers,
    },
    ...(text !== undefined && { body: text }),
  };
}

async function statuses(requests: readonly RawRequest[]): Promise<number[]> {
  const all: number[] = [];
  for (let from = 0; from < requests.length; from += AT_ONCE) {
    const answers = await Promise.all(requests.slice(from, from + AT_ONCE).map(send));
    all.push(...answers.map(({ status }) => status));
  }
  return all;
}

/** Numbers that look random and are the same in each run, so that a failure can be repeated. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

function mutate(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const kind = random(3);
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  return text.slice(0, at) + VISIBLE[random(VISIBLE.length)]! + text.slice(kind === 1 ? at : at + 1);
}

describe.each(['pinned', 'not pinned'])('webhooks of an own account, the address %s', (setUp) => {
  let api: RunningApi;
  let base: string;

  beforeAll(async () => {
    api = await startApi({
      ...ACCOUNT_ENVIRONMENT,
      LOG_LEVEL: 'fatal',
      ...(setUp === 'pinned' && { PUBLIC_BASE_URL: PUBLIC_URL }),
    });
    base = setUp === 'pinned' ? PUBLIC_URL : api.url;
  });
  afterAll(() => api.close());

  const sign = (wish: Partial<Signed>): RawRequest => signed(api.port, { base, query: '', ...wish });
  const origin = (): { withPort: string; without: string } => ({
    withPort: setUp === 'pinned' ? `${base}:443` : base,
    without: base.replace(/:\d+$/, ''),
  });

  it('come in, whatever their legitimate form', async () => {
    const { withPort, without } = origin();
    const table = QUERIES.flatMap((query) =>
      [withPort, without].flatMap((address) => [
        { name: `GET ${query}`, request: sign({ method: 'GET', base: address, query }) },
        {
          name: `GET with parameters ${query}`,
          request: sign({
            method: 'GET',
            base: address,
            query: `${query}${query.includes('?') ? '&' : '?'}${formOf(PARAMETERS)}`,
          }),
        },
        ...POSTS.map((post) => ({
          name: `POST ${post.name} ${query}`,
          request: sign({ base: address, query, form: post }),
        })),
      ]),
    );
    expect(table.length).toBeGreaterThanOrEqual(600);
    const answers = await statuses(table.map(({ request }) => request));
    expect(table.filter((_row, index) => answers[index] !== 200).map(({ name }) => name)).toEqual([]);
  });

  it('come in with quotes as they are sent, or escaped', async () => {
    const pairs = [
      ["?name=O'Brien", '?name=O%27Brien'],
      ["?flag&name=O'Brien", '?flag&name=O%27Brien'],
      ['?name=O%27Brien', "?name=O'Brien"],
    ] as const;
    const requests = pairs.map(([sent, said]) => ({
      ...sign({ query: said }),
      path: `/handle_calls${sent}`,
    }));
    expect(await statuses(requests)).toEqual([200, 200, 200]);
  });

  it('stay out where they are forged', async () => {
    const good = POSTS[0]!;
    const json = POSTS.find(({ name }) => name === 'JSON')!;
    const text = good.body!;
    const change = (more: Partial<RawRequest>, wish: Partial<Signed> = { form: good }): RawRequest => {
      const { headers, ...request } = { ...sign(wish), ...more };
      if (more.body !== undefined) headers['content-length'] = String(Buffer.byteLength(more.body));
      return { ...request, headers };
    };
    const signature = (value: string): RawRequest =>
      sign({ form: good, headers: { 'x-twilio-signature': value } });
    const right = sign({ form: good }).headers['x-twilio-signature']!;
    const ofAnother = (address: string, host: string): RawRequest[] =>
      [good, json, { name: 'nothing' }].map((each) => sign({ base: address, form: each, headers: { host } }));
    const own = api.port;
    const forged: RawRequest[] = [
      // Another token, or none.
      ...POSTS.map((post) => sign({ form: post, token: SECOND_TOKEN })),
      sign({ method: 'GET', query: '?flag', token: SECOND_TOKEN }),
      sign({ form: good, token: '' }),
      ...['', ' ', right.slice(1), right.slice(0, -1), `${right}=`, right.toLowerCase()].map(signature),
      signature(`${right}, ${right}`),
      // Another address, also where the Host header names it.
      ...ofAnother('https://evil.example', 'evil.example'),
      ...ofAnother('http://evil.example', 'evil.example'),
      ...ofAnother(`http://evil.example:${own}`, `evil.example:${own}`),
      ...ofAnother('http://localhost:9999', 'localhost:9999'),
      ...ofAnother('http://127.0.0.1:9999', '127.0.0.1:9999'),
      ...ofAnother('http://localhost', 'localhost'),
      ...ofAnother(`http://127.0.0.1.evil.example:${own}`, `127.0.0.1.evil.example:${own}`),
      ...ofAnother(`https://127.0.0.1:${own}`, `127.0.0.1:${own}`),
      ...ofAnother('https://phone.example.com:8443', 'phone.example.com:8443'),
      ...ofAnother('http://phone.example.com', 'phone.example.com'),
      // Another path or query.
      change({ path: '/webhooks/voice' }),
      change({ path: '/handle_calls?' }),
      change({ path: '/handle_calls?flag' }),
      change({ path: '/handle_calls' }, { query: '?flag', form: good }),
      change({ path: '/handle_calls?flag' }, { query: '?flag=', form: good }),
      change({ path: '/handle_calls?flag=' }, { query: '?flag', form: good }),
      change({ path: '/handle_calls?a=1&' }, { query: '?a=1', form: good }),
      change({ path: '/handle_calls?a=1&b=2' }, { query: '?b=2&a=1', form: good }),
      change({ path: `/handle_calls?${text}`, body: '' }),
      // Another body.
      change({ body: '' }),
      change({ body: `${text}&Extra=1` }),
      change({ body: `${text}&Extra` }),
      change({ body: text.replace('CallStatus=ringing', 'CallStatus=completed') }),
      change({ body: text.replace('CallStatus=ringing', 'CallStatusringing') }),
      change({ body: text.replace('CallStatus=ringing&', '') }),
      change({ body: `&${text}` }),
      change({ body: `${Object.entries(PARAMETERS).sort().flat().map(encodeURIComponent).join('')}=` }),
      change({ headers: { ...sign({ form: good }).headers, 'content-type': 'text/plain' } }),
      change({ headers: { ...sign({ form: good }).headers, 'content-type': JSON_TYPE } }),
      change({ body: 'hello' }, { query: '?a=1', form: { name: 'text', type: 'text/plain' } }),
      change({ method: 'GET', body: text }, { method: 'GET', query: '?a=1' }),
      // Digests that vouch for something else.
      change({ body: '{}' }, { form: json }),
      change({ body: '' }, { form: json }),
      sign({ query: `?bodySHA256=${getExpectedBodyHash('')}` }),
      sign({ query: `?bodySHA256=${getExpectedBodyHash('{}')}` }),
      sign({ method: 'GET', query: `?bodySHA256=${getExpectedBodyHash('{}')}` }),
      change(
        { body: '{"a":1}' },
        { query: `?body%53HA256=${getExpectedBodyHash('{"a":1}')}`, form: { name: '', type: JSON_TYPE } },
      ),
      change({ body: '{"a":1}' }, { query: '?a=1', form: { name: 'JSON, not digested', type: JSON_TYPE } }),
      change({ body: '{"a":1}' }, { query: '?bodySHA256=', form: { name: 'no digest', type: JSON_TYPE } }),
      // Accounts that are not here.
      sign({ form: form('stranger', { ...PARAMETERS, AccountSid: `AC${'9'.repeat(32)}` }) }),
      sign({ query: '?k=not-a-seal', token: SECOND_TOKEN }),
    ];
    expect(forged.length).toBeGreaterThanOrEqual(61);
    const answers = await statuses(forged);
    expect(
      forged.filter((_request, index) => answers[index]! < 400).map(({ path, body }) => [path, body]),
    ).toEqual([]);
    expect(new Set(answers)).toEqual(new Set([403, 429]));
    expect(await statuses([sign({ form: good })])).toEqual([200]);
  });

  it(`stay out with one byte changed (${MUTATIONS} of them)`, async () => {
    const random = numbers(20_261_129);
    const originals = [
      sign({ form: POSTS[0]! }),
      sign({ query: '?flag' }),
      sign({ query: "?flag&name=O'Brien&x=1", form: POSTS[0]! }),
      sign({ query: '?flag', form: POSTS.find(({ name }) => name === 'JSON')! }),
      sign({ method: 'GET', query: `?${formOf(PARAMETERS)}` }),
    ];
    expect(new Set(await statuses(originals))).toEqual(new Set([200]));
    const mutated: RawRequest[] = [];
    while (mutated.length < MUTATIONS) {
      const original = originals[random(originals.length)]!;
      const part = (['path', 'body', 'signature'] as const)[random(3)]!;
      if (part === 'signature') {
        const signature = original.headers['x-twilio-signature']!;
        const other = mutate(signature, random);
        if (other !== signature)
          mutated.push({ ...original, headers: { ...original.headers, 'x-twilio-signature': other } });
      } else if (original[part] !== undefined) {
        const text = String(original[part]);
        const other = mutate(text, random);
        if (!saysTheSame(text, other)) mutated.push({ ...original, [part]: other });
      }
    }
    const answers = await statuses(mutated);
    const accepted = mutated.filter((_request, index) => answers[index]! < 400);
    expect(accepted.map(({ path, body: text, headers }) => [path, text, headers])).toEqual([]);
    expect(await statuses(originals.slice(0, 1))).toEqual([200]);
  });
});

/** Another spelling (`%2b` for `%2B`) of the same names and values is no other request. */
function saysTheSame(text: string, other: string): boolean {
  if (text === other) return true;
  const [a, b] = [text, other].map((each) => JSON.stringify(parse(each.slice(each.indexOf('?') + 1))));
  return a === b && text.split('?')[0] === other.split('?')[0];
}
