import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TwilioAccountLines } from '../src/adapters/twilio/twilio-account-lines';
import { TwilioClients } from '../src/adapters/twilio/twilio-clients';
import { Config } from '../src/platform/config/config';
import { ACCOUNT } from './support/account';

const NUMBER = `PN${'1'.repeat(32)}`;
const URLS = { voiceUrl: 'https://old.example.com/' };

describe('reading the numbers of an account', () => {
  it('asks a few of its Messaging Services at once', async () => {
    const services = Array.from({ length: 9 }, (_, index) => ({ sid: `MG${index}`, friendly_name: 'One' }));
    let [now, most, all] = [0, 0, 0];
    const server = createServer(({ url = '' }, response) => {
      const answer = (body: object): void => void response.end(JSON.stringify(body));
      response.writeHead(200, { 'content-type': 'application/json' });
      if (url.includes('/IncomingPhoneNumbers')) return answer({ incoming_phone_numbers: [] });
      if (!url.includes('/PhoneNumbers')) return answer({ services, meta: { key: 'services' } });
      now += 1;
      all += 1;
      most = Math.max(most, now);
      setTimeout(() => {
        now -= 1;
        answer({ phone_numbers: [], meta: { key: 'phone_numbers' } });
      }, 20);
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const emulatorUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const lines = new TwilioAccountLines(new TwilioClients(Object.assign(new Config(), { emulatorUrl })));
    const numbers = await lines.numbers(ACCOUNT);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    expect([numbers, all, most]).toEqual([[], 9, 4]);
  });
});

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
