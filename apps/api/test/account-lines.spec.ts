import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TwilioAccountLines } from '../src/adapters/twilio/twilio-account-lines';
import { TwilioClients } from '../src/adapters/twilio/twilio-clients';
import { Config } from '../src/platform/config/config';
import { ACCOUNT } from './support/account';

const NUMBER = `PN${'1'.repeat(32)}`;
const URLS = { voiceUrl: 'https://old.example.com/' };

/** What goes over the wire. What Twilio does with both at once is nowhere said: setting the one clears the other. */
describe('setting a number at Twilio', () => {
  let server: Server;
  let sent: URLSearchParams[] = [];
  let lines: TwilioAccountLines;
  beforeAll(async () => {
    server = createServer((request, response) => {
      void request.toArray().then((chunks: Buffer[]) => {
        sent.push(new URLSearchParams(Buffer.concat(chunks).toString()));
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ sid: NUMBER }));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const emulatorUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    lines = new TwilioAccountLines(new TwilioClients(Object.assign(new Config(), { emulatorUrl })));
  });
  afterAll(() => new Promise((done) => server.close(done)));
  beforeEach(() => (sent = []));

  it.each([
    [{ trunkSid: 'TK1', voiceApplicationSid: '' }, { TrunkSid: 'TK1' }],
    [{ trunkSid: '', voiceApplicationSid: 'AP1' }, { VoiceApplicationSid: 'AP1' }],
    [
      { trunkSid: '', voiceApplicationSid: '' },
      { TrunkSid: '', VoiceApplicationSid: '' },
    ],
    [{}, {}],
  ])('names a trunk or an application, never the other beside it: %j', async (answerer, named) => {
    await lines.setNumber(ACCOUNT, NUMBER, { ...URLS, ...answerer });
    expect(sent.map((form) => Object.fromEntries(form))).toEqual([{ VoiceUrl: URLS.voiceUrl, ...named }]);
  });
});
