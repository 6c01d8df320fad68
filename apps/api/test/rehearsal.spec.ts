import { globSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { HealthProbe } from '../src/adapters/http/health-probe';
import { GuardedWebhookSender } from '../src/adapters/http/guarded-webhook-sender';
import { GraphRequests } from '../src/adapters/meta/graph-requests';
import { NgrokTunnels } from '../src/adapters/ngrok/ngrok-tunnels';
import { RasaBot } from '../src/adapters/rasa/rasa-bot';
import { SendgridAccountProvider } from '../src/adapters/sendgrid/sendgrid-account-provider';
import type { BotQuestion } from '../src/domains/bot/ports/bot';
import { Config } from '../src/platform/config/config';
import { rehearse } from '../src/platform/rehearsal/rehearsal';

const ADAPTERS = join(import.meta.dirname, '../src/adapters');
/** What goes out: each file that has one of these refuses in a rehearsal, too. */
const GOES_OUT =
  /import \{[^}]*\brequest\b[^}]*\} from 'node:https?'|from 'node:tls'|generateText\(|\.doGenerate\(|'aws4fetch'|'web-push'|'twilio\/lib\/rest\/Twilio\.js'\)|fetchOutside\(/;

describe('a rehearsal', () => {
  let server: Server;
  let asked = 0;
  let url = '';
  beforeAll(async () => {
    server = createServer((_request, response) => {
      asked += 1;
      response.setHeader('content-type', 'application/json').end('[]');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((resolve) => server.close(resolve)));

  it('reaches nobody outside, and says whom it would have reached', async () => {
    const config = Object.assign(new Config(), {
      ngrokApiUrl: url,
      metaGraphUrl: url,
      sendgridApiUrl: url,
      rasaWebhookUrl: `${url}/webhooks/rest/webhook`,
      privateWebhooks: 'on' as const,
    });
    const signal = new AbortController().signal;
    const question = { conversationId: 'c', text: 'Hola', signal } as BotQuestion;
    const ways: [whom: string, way: () => Promise<unknown>][] = [
      ['ngrok', () => new NgrokTunnels(config).addressFor(3000)],
      ['Meta', () => new GraphRequests(config).ask('token', '1')],
      ['SendGrid', () => new SendgridAccountProvider(config).check({ sendgridApiKey: 'SG.x' })],
      ['Rasa', () => new RasaBot(config).answer(question)],
      ['our own address', () => new HealthProbe().probe(url)],
      [
        'a webhook',
        () =>
          new GuardedWebhookSender(config, { text: '1' }).post({
            url,
            body: '{}',
            headers: {},
          }),
      ],
    ];
    for (const [whom, way] of ways) {
      const { refused } = await rehearse(0, () => way().catch(() => undefined));
      expect([whom, refused]).toEqual([whom, [whom]]);
    }
    expect(asked).toBe(0);
    // The same ways, and not in a rehearsal.
    for (const [, way] of ways) await way().catch(() => undefined);
    expect(asked).toBe(ways.length);
  });

  it('is known to every adapter that goes out', () => {
    const files = globSync('*/*.ts', { cwd: ADAPTERS })
      .filter((path) => !path.endsWith('.spec.ts') && !path.startsWith('postgres/'))
      .map((path) => [path, readFileSync(join(ADAPTERS, path), 'utf8')] as const);
    const goingOut = files.filter(([, text]) => GOES_OUT.test(text));
    expect(goingOut.length).toBeGreaterThan(15);
    const unaware = goingOut.filter(([, text]) => !/fetchOutside\(|refuseInRehearsal\(/.test(text));
    expect(unaware.map(([path]) => path)).toEqual([]);
    const plain = files.filter(([, text]) =>
      /(?<![\w.#])fetch\(/.test(text.replaceAll(/^\s*async fetch\(/gm, '')),
    );
    expect(plain.map(([path]) => path)).toEqual([]);
  });
});
