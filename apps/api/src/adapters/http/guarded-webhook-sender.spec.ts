import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { AppVersion } from '../../platform/config/app-version';
import { Config } from '../../platform/config/config';
import { GuardedWebhookSender } from './guarded-webhook-sender';

const sender = (privateWebhooks: 'on' | 'off'): GuardedWebhookSender =>
  new GuardedWebhookSender(Object.assign(new Config(), { privateWebhooks }), new AppVersion());

/** Ways to spell this machine, its network and its cloud's metadata. */
const FORBIDDEN = [
  'http://127.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://2130706433:PORT/',
  'http://0x7f000001:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://0x7f.0.0.1:PORT/',
  'http://127.0.0.1.:PORT/',
  'http://127.0.0.2:PORT/',
  'http://0.0.0.0:PORT/',
  'http://0:PORT/',
  'http://localhost:PORT/',
  'http://LOCALHOST:PORT/',
  'http://[::1]:PORT/',
  'http://[0:0:0:0:0:0:0:1]:PORT/',
  'http://[::]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://[::127.0.0.1]:PORT/',
  'http://[64:ff9b::127.0.0.1]:PORT/',
  'http://[2002:7f00:1::]:PORT/',
  'http://①②⑦.⓪.⓪.①:PORT/',
  'http://127。0。0。1:PORT/',
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/latest/meta-data/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.0.1/',
  'http://100.100.100.200/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'http://[fe80::1]/',
  'http://user:secret@example.com/',
  'http://user@127.0.0.1:PORT/',
  'http://example.com:25/',
  'https://example.com:22/',
  'ftp://example.com/',
  'file:///etc/passwd',
  'gopher://127.0.0.1:PORT/_',
  'not an address',
];

describe('GuardedWebhookSender', () => {
  let server: Server;
  let port: number;
  let requests: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url} ${request.headers.host}`);
      if (request.url === '/redirect')
        response.writeHead(302, { Location: `http://127.0.0.1:${port}/inside` });
      response.end('x'.repeat(100_000));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    port = (server.address() as AddressInfo).port;
  });
  afterEach(() => {
    requests = [];
  });
  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  const post = (to: GuardedWebhookSender, url: string): Promise<number> =>
    to.post({ url, headers: { 'X-Test': '1' }, body: '{}' });

  it.each(FORBIDDEN)('never calls %s', async (address) => {
    const url = address.replace('PORT', String(port));
    await expect(sender('off').check(url)).rejects.toMatchObject({
      code: 'webhooks/address-refused',
      status: 422,
    });
    await expect(post(sender('off'), url)).rejects.toMatchObject({
      code: 'webhooks/address-refused',
      retryable: false,
    });
    expect(requests).toEqual([]);
  });

  it('calls the address that it checked, whatever the name leads to a moment later', async () => {
    class Rebound extends GuardedWebhookSender {
      answers = [[{ address: '127.0.0.1', family: 4 }]];

      protected override resolve(): Promise<{ address: string; family: number }[]> {
        const [answer] = this.answers.splice(0, 1);
        return answer ? Promise.resolve(answer) : Promise.reject(new Error('Asked twice.'));
      }
    }
    const allowed = new Rebound(Object.assign(new Config(), { privateWebhooks: 'on' }), new AppVersion());
    expect(await post(allowed, `http://rebound.test:${port}/`)).toBe(200);
    expect(requests).toEqual([`POST / rebound.test:${port}`]);

    const mixed = new Rebound(new Config(), new AppVersion());
    mixed.answers = [
      [
        { address: '8.8.8.8', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    ];
    await expect(post(mixed, `http://rebound.test:${port}/`)).rejects.toMatchObject({
      code: 'webhooks/address-refused',
    });
    expect(requests).toHaveLength(1);
  });

  it('calls the private address where the settings allow it, by its name, and follows no redirect', async () => {
    expect(await post(sender('on'), `http://localhost:${port}/in?a=1`)).toBe(200);
    expect(await post(sender('on'), `http://127.0.0.1:${port}/redirect`)).toBe(302);
    expect(requests).toEqual([`POST /in?a=1 localhost:${port}`, `POST /redirect 127.0.0.1:${port}`]);
  });

  it('says what is wrong where nothing answers', async () => {
    const silent = createTcpServer().listen(0, '127.0.0.1');
    await new Promise((listening) => silent.once('listening', listening));
    const closedPort = (silent.address() as AddressInfo).port;
    await new Promise((closed) => silent.close(closed));
    await expect(post(sender('on'), `http://127.0.0.1:${closedPort}/`)).rejects.toMatchObject({
      code: 'webhooks/unreachable',
      retryable: true,
      message: expect.stringContaining('ECONNREFUSED'),
    });
    await expect(post(sender('off'), 'http://no-such-host.invalid/')).rejects.toMatchObject({
      code: 'webhooks/unreachable',
    });
    await expect(sender('off').check('http://no-such-host.invalid/')).resolves.toBeUndefined();
  });
});
