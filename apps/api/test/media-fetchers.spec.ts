import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { download } from '../src/adapters/http/guarded-download';
import { GraphRequests } from '../src/adapters/meta/graph-requests';
import { MetaMediaFetcher } from '../src/adapters/meta/meta-media-fetcher';
import { TwilioMediaFetcher } from '../src/adapters/twilio/twilio-media-fetcher';
import { MediaNotFetched, type MediaProblem } from '../src/domains/messages/ports/media-fetcher';
import { Config } from '../src/platform/config/config';

const LOGIN = { accountSid: `AC${'1'.repeat(32)}`, authToken: 'token' };
const CLOUD = { accessToken: 'EAAG-token', phoneNumberId: '1' };
const MIB = 1024 * 1024;

/** Ways to spell this machine, its network, its cloud's metadata, and hosts that look like a provider's. */
const FORBIDDEN = [
  'https://127.0.0.1/x',
  'https://127.1/x',
  'https://2130706433/x',
  'https://0177.0.0.1/x',
  'https://0x7f.0.0.1/x',
  'https://localhost/x',
  'https://[::1]/x',
  'https://[::ffff:127.0.0.1]/x',
  'https://[::ffff:a9fe:a9fe]/x',
  'https://169.254.169.254/latest/meta-data/',
  'https://2852039166/latest/meta-data/',
  'https://10.0.0.1/x',
  'https://172.16.0.1/x',
  'https://192.168.0.1/x',
  'https://[fd00:ec2::254]/x',
  'https://evil.example/x',
  'https://api.twilio.com.evil.example/x',
  'https://lookaside.fbsbx.com.evil.example/x',
  'https://evil-api.twilio.com.example/x',
  'https://api.twilio.com@evil.example/x',
  'https://user:secret@api.twilio.com/x',
  'https://user:secret@lookaside.fbsbx.com/x',
  'http://api.twilio.com/x',
  'http://lookaside.fbsbx.com/x',
  'https://api.twilio.com:8443/x',
  'https://lookaside.fbsbx.com:8443/x',
  'https://s3.amazonaws.com/x',
  'ftp://api.twilio.com/x',
  'file:///etc/passwd',
  'data:text/plain,x',
  'not an address',
  '',
];

/** A server that answers by path, and remembers who asked with what. */
async function startServer(
  answers: Record<string, { status?: number; headers?: Record<string, string>; body?: string | Buffer }>,
): Promise<{ server: Server; url: string; asked: { path: string; headers: IncomingHttpHeaders }[] }> {
  const asked: { path: string; headers: IncomingHttpHeaders }[] = [];
  const server = createServer(({ url = '', headers }, response) => {
    asked.push({ path: url, headers });
    const { status = 404, headers: sent = {}, body = '' } = answers[url.split('?')[0] ?? ''] ?? {};
    response.writeHead(status, sent).end(body);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { server, asked, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function problemOf(fetching: Promise<unknown>): Promise<[MediaProblem, boolean]> {
  const error = await fetching.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof MediaNotFetched)) throw new Error(`It did not fail as it should: ${String(error)}`);
  return [error.problem, error.retryable];
}

describe('fetchers of files', () => {
  const signal = new AbortController().signal;
  const answers: Parameters<typeof startServer>[0] = {};
  let own: Awaited<ReturnType<typeof startServer>>;
  let inside: Awaited<ReturnType<typeof startServer>>;

  beforeAll(async () => {
    own = await startServer(answers);
    inside = await startServer({});
    answers['/file'] = { status: 200, headers: { 'content-type': 'image/png' }, body: 'content' };
  });
  afterAll(() => {
    for (const { server } of [own, inside]) {
      server.close();
      server.closeAllConnections();
    }
  });
  beforeEach(() => {
    own.asked.length = 0;
    inside.asked.length = 0;
  });

  const twilio = (given: Partial<Config> = { emulatorUrl: own.url }): TwilioMediaFetcher =>
    new TwilioMediaFetcher(Object.assign(new Config(), given));
  const meta = (): MetaMediaFetcher => {
    const config = Object.assign(new Config(), { metaGraphUrl: own.url });
    return new MetaMediaFetcher(config, new GraphRequests(config));
  };
  /** Meta’s API says that the file is there. */
  const fromMeta = (url: string): Promise<{ content: Buffer; type: string }> => {
    answers['/v23.0/77'] = { status: 200, body: JSON.stringify({ url }) };
    return meta().fetch(CLOUD, '77', signal);
  };
  const redirect = (location: string): void => {
    answers['/redirect'] = { status: 302, headers: { location } };
  };

  it.each(FORBIDDEN)('ask nothing of %s', async (url) => {
    expect(await problemOf(twilio({}).fetch(LOGIN, url, signal))).toEqual(['host-refused', false]);
    expect(await problemOf(twilio().fetch(LOGIN, url, signal))).toEqual(['host-refused', false]);
    expect(await problemOf(fromMeta(url))).toEqual(['host-refused', false]);
    // Of Meta only its API was asked, where the file is.
    expect(own.asked.map(({ path }) => path)).toEqual(['/v23.0/77']);
    expect(inside.asked).toEqual([]);
  });

  it.each(['../99', '77/x', '77?fields=x', '', 'x'])('take no %j for an id at Meta', async (id) => {
    expect(await problemOf(meta().fetch(CLOUD, id, signal))).toEqual(['host-refused', false]);
    expect(own.asked).toEqual([]);
  });

  it('follow a redirect without the credentials', async () => {
    redirect('/file');
    const { content, type } = await twilio().fetch(LOGIN, `${own.url}/redirect`, signal);
    expect([content.toString(), type]).toEqual(['content', 'image/png']);
    expect(own.asked.map(({ headers }) => headers.authorization?.split(' ')[0])).toEqual([
      'Basic',
      undefined,
    ]);
    own.asked.length = 0;
    expect((await fromMeta(`${own.url}/redirect`)).content.toString()).toBe('content');
    expect(own.asked.map(({ headers }) => headers.authorization)).toEqual([
      'Bearer EAAG-token',
      'Bearer EAAG-token',
      undefined,
    ]);
  });

  it('follow none that leads elsewhere', async () => {
    const locations = [
      ...FORBIDDEN.filter((url) => /^[a-z]+:/.test(url)),
      `${inside.url}/file`,
      '//169.254.169.254/',
    ];
    for (const location of locations.filter((url) => url !== 'https://s3.amazonaws.com/x')) {
      redirect(location);
      expect([location, ...(await problemOf(twilio().fetch(LOGIN, `${own.url}/redirect`, signal)))]).toEqual([
        location,
        'host-refused',
        false,
      ]);
      expect((await problemOf(fromMeta(`${own.url}/redirect`)))[0]).toBe('host-refused');
    }
    expect(inside.asked).toEqual([]);
    redirect('/redirect');
    expect(await problemOf(twilio().fetch(LOGIN, `${own.url}/redirect`, signal))).toEqual([
      'host-refused',
      false,
    ]);
    expect(own.asked.filter(({ path }) => path === '/redirect').length).toBeLessThan(
      locations.length * 2 + 5,
    );
  });

  it.each([
    [['127.0.0.1']],
    [['10.1.2.3']],
    [['169.254.169.254']],
    [['::1']],
    [['fe80::1']],
    [['::ffff:10.0.0.1']],
    [['93.184.216.34', '192.168.0.7']],
    [[]],
  ])('connect to no name that leads to %j', async (addresses) => {
    const url = new URL(own.url.replace('127.0.0.1', 'files.example'));
    const { port } = url;
    const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
    const never = { headers: {}, mayFollow: () => true, isOwn: () => false, signal };
    expect(await problemOf(download({ url, ...never }, () => Promise.resolve(found)))).toEqual([
      'host-refused',
      false,
    ]);
    // Nor by a redirect that the caller would follow.
    redirect(`http://files.example:${port}/file`);
    const first = {
      ...never,
      url: new URL(`${own.url}/redirect`),
      isOwn: ({ hostname }: URL) => hostname === '127.0.0.1',
    };
    expect((await problemOf(download(first, () => Promise.resolve(found))))[0]).toBe('host-refused');
    expect(own.asked.map(({ path }) => path)).toEqual(['/redirect']);
  });

  it('read no more than a message may carry', async () => {
    answers['/large'] = { status: 200, body: Buffer.alloc(16 * MIB + 1) };
    expect(await problemOf(twilio().fetch(LOGIN, `${own.url}/large`, signal))).toEqual(['too-large', false]);
    answers['/full'] = { status: 200, body: Buffer.alloc(16 * MIB) };
    expect((await fromMeta(`${own.url}/full`)).content).toHaveLength(16 * MIB);
  });

  it.each([
    [404, 'not-found', true],
    [429, 'unreachable', true],
    [503, 'unreachable', true],
    [401, 'unreachable', false],
    [403, 'unreachable', false],
  ])('by a %i say %s, tried again: %s', async (status, problem, retryable) => {
    answers['/gone'] = { status };
    expect(await problemOf(twilio().fetch(LOGIN, `${own.url}/gone`, signal))).toEqual([problem, retryable]);
    expect(await problemOf(fromMeta(`${own.url}/gone`))).toEqual([problem, retryable]);
  });

  it('try again where Meta does not know the file yet', async () => {
    answers['/v23.0/77'] = { status: 400, body: JSON.stringify({ error: { code: 100 } }) };
    expect(await problemOf(meta().fetch(CLOUD, '77', signal))).toEqual(['not-found', true]);
    answers['/v23.0/77'] = { status: 401, body: JSON.stringify({ error: { code: 190 } }) };
    expect(await problemOf(meta().fetch(CLOUD, '77', signal))).toEqual(['unreachable', false]);
  });
});
