import { createServer } from 'node:net';
import { Rig } from './support/rig';

describe('webhooks that fail', () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await Rig.start({ webhooks: { readTimeoutMs: 500, totalTimeoutMs: 1500 } });
    rig.app
      .twiml('/fallback', '<Hangup/>')
      .twiml('/good', '<Hangup/>')
      .route('/broken', (_request, response) => void response.status(500).send('boom'))
      .route(
        '/forbidden',
        (_request, response) => void response.status(403).type('text').send('signature mismatch'),
      )
      .route('/slow', () => undefined)
      .route('/moved', (_request, response) => response.redirect(302, '/good'))
      .route('/moved-off-http', (_request, response) => response.redirect(302, 'ftp://media.example/voice'))
      .route('/moved-keeping', (_request, response) => response.redirect(307, '/good'))
      .route(
        '/bad-xml',
        (_request, response) => void response.type('text/xml').send('<Response>\n<Say>Hi</Response>'),
      )
      .route('/json', (_request, response) => void response.json({}))
      .route('/words', (_request, response) => void response.type('text/plain').send('Just read this aloud.'))
      .route('/flaky', (_request, response) => {
        if (rig.app.at('/flaky').length < 3) response.status(503).end();
        else response.type('text/xml').send('<Response><Hangup/></Response>');
      });
  });
  afterAll(() => rig.stop());
  beforeEach(() => rig.app.received.splice(0));

  async function callTo(path: string, more: Record<string, string> = {}): Promise<string> {
    const url = path.startsWith('http') ? path : rig.app.url + path;
    await rig.setApp({ VoiceUrl: url, VoiceFallbackUrl: '', VoiceMethod: 'POST', ...more });
    const call = await rig.outsideCall();
    await rig.wait(call.sid, 'completed,failed,busy,no-answer');
    return call.sid;
  }

  function webhooks(callSid: string): { url: string; attempt: number; problem?: string; status?: number }[] {
    return rig.emulator.log.since(0, callSid).flatMap((event) => (event.type === 'webhook' ? [event] : []));
  }

  it('asks the fallback URL with ErrorCode and ErrorUrl', async () => {
    await callTo('/broken', { VoiceFallbackUrl: `${rig.app.url}/fallback` });
    const [fallback] = rig.app.at('/fallback');
    expect(fallback?.parameters).toMatchObject({ ErrorCode: '11200', ErrorUrl: `${rig.app.url}/broken` });
    expect(fallback?.isSigned).toBe(true);
    expect(rig.app.at('/broken')).toHaveLength(1); // no retry on 5xx by default
  });

  it('apologizes to the caller where there is no fallback', async () => {
    const sid = await callTo('/broken');
    const call = await rig.wait(sid, 'completed');
    expect(call.durationSec).toBeGreaterThan(1);
    expect(webhooks(sid)[0]?.problem).toContain('11200: the server answered 500');
  });

  it('explains a refused signature', async () => {
    const sid = await callTo('/forbidden');
    expect(webhooks(sid)[0]).toMatchObject({ status: 403 });
    expect(webhooks(sid)[0]?.problem).toContain('signature mismatch');
  });

  it('gives up on a server that does not answer in time, without retry', async () => {
    const sid = await callTo('/slow', { VoiceFallbackUrl: `${rig.app.url}/fallback` });
    expect(rig.app.at('/slow')).toHaveLength(1);
    expect(webhooks(sid)[0]?.problem).toContain('11205');
    expect(rig.app.at('/fallback')[0]?.parameters['ErrorCode']).toBe('11205');
  });

  it('tries a refused connection once again', async () => {
    const closed = await closedPort();
    const sid = await callTo(`http://127.0.0.1:${closed}/voice`, {
      VoiceFallbackUrl: `${rig.app.url}/fallback`,
    });
    const attempts = webhooks(sid).filter(({ url }) => url.includes(`:${closed}`));
    expect(attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(attempts[1]?.problem).toContain('11205');
  });

  it('follows the overrides in the fragment, which is neither sent nor signed', async () => {
    const sid = await callTo('/flaky#rc=3&rp=5xx,ct');
    expect(rig.app.at('/flaky')).toHaveLength(3);
    expect(rig.app.at('/flaky').every(({ isSigned }) => isSigned)).toBe(true);
    expect(
      new Set(rig.app.at('/flaky').map(({ headers }) => headers['i-twilio-idempotency-token'])).size,
    ).toBe(1);
    expect(webhooks(sid).every(({ url }) => !url.includes('#'))).toBe(true);
  });

  it.each(['POST', 'GET'])('requests by %s what was written, and signs it', async (method) => {
    const path = "/good?c=It's+ok&d={1|2}&e=a/../b&f=ñ&g=%7e(!)*";
    await callTo(path, { VoiceMethod: method });
    const [good] = rig.app.at('/good');
    expect(good?.isSigned).toBe(true);
    expect(good?.originalUrl.split('&AccountSid')[0]).toBe(path.replace('ñ', '%C3%B1'));
    expect(good?.parameters).toMatchObject({ To: '+12025550100' });
  });

  it('sends GET parameters in the signed query', async () => {
    await callTo('/good?k=v1.a%2Bb', { VoiceMethod: 'GET' });
    const [good] = rig.app.at('/good');
    expect(good).toMatchObject({ method: 'GET', isSigned: true });
    expect(good?.parameters).toMatchObject({ k: 'v1.a+b', To: '+12025550100' });
  });

  it('follows redirects: 302 as GET without parameters, 307 with them', async () => {
    await callTo('/moved');
    expect(rig.app.at('/good')[0]).toMatchObject({ method: 'GET', isSigned: true, parameters: {} });
    rig.app.received.splice(0);
    await callTo('/moved-keeping');
    expect(rig.app.at('/good')[0]).toMatchObject({ method: 'POST', isSigned: true });
    expect(rig.app.at('/good')[0]?.parameters['CallStatus']).toBe('ringing');
  });

  it('does not follow a redirect that leaves http, and does not try it again', async () => {
    const sid = await callTo('/moved-off-http', { VoiceFallbackUrl: `${rig.app.url}/fallback` });
    expect(rig.app.at('/fallback')[0]?.parameters['ErrorCode']).toBe('11100');
    expect(rig.app.at('/moved-off-http')).toHaveLength(1);
    expect(webhooks(sid)[1]?.problem).toBe('11100: ftp: is not http or https');
  });

  it.each([
    ['/bad-xml', '12100'],
    ['/json', '12300'],
  ])('tells %s apart as %s', async (path, code) => {
    await callTo(path, { VoiceFallbackUrl: `${rig.app.url}/fallback` });
    expect(rig.app.at('/fallback')[0]?.parameters['ErrorCode']).toBe(code);
  });

  it('names the line of broken TwiML', () => {
    expect(rig.notices().find((notice) => notice.startsWith('12100'))).toMatch(/line 2/);
  });

  it('reads plain text aloud', async () => {
    const sid = await callTo('/words');
    const verbs = rig.emulator.log
      .since(0, sid)
      .flatMap((event) => (event.type === 'verb' ? [event.note] : []));
    expect(verbs).toContain('“Just read this aloud.” (en-US)');
  });

  it('answers Twilio’s demo webhook itself', async () => {
    const sid = await callTo('https://demo.twilio.com/welcome/voice/');
    expect(webhooks(sid)[0]).toMatchObject({ status: 200 });
  });

  it('says so when no voice URL is set', async () => {
    const sid = await callTo('/none', { VoiceUrl: '' });
    expect((await rig.calls()).find((call) => call.sid === sid)?.status).toBe('failed');
    expect(rig.notices().at(-1)).toContain('no voice URL');
  });

  it('asks no URL where the number is on a SIP trunk', async () => {
    const numbers = `/2010-04-01/Accounts/${rig.emulator.credentials.accountSid}/IncomingPhoneNumbers`;
    const listed = await rig.rest('GET', `${numbers}.json`);
    const [number] = listed['incoming_phone_numbers'] as { sid: string }[];
    await rig.rest('POST', `${numbers}/${number?.sid}.json`, {
      TrunkSid: `TK${'1'.repeat(32)}`,
      VoiceUrl: `${rig.app.url}/own`,
    });
    const sid = await callTo('/of-the-app');
    expect((await rig.calls()).find((call) => call.sid === sid)?.status).toBe('failed');
    expect(rig.notices().at(-1)).toContain('SIP trunk');
    expect(rig.app.received).toEqual([]);
  });
});

function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 1));
    });
  });
}
