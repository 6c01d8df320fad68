import { createHash, randomBytes } from 'node:crypto';
import { Module } from '@nestjs/common';
import { CallFlow, hangup, IncomingCall, say, Step, type VoiceVerb } from '@centralita/twiml';
import type { VoiceUrls } from '@centralita/shared-types';
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks.js';
import { HelloFlowModule } from './fixtures/hello-flow';
import { ACCOUNT, CALL_SID, IDENTITY, incomingCall, outgoingCall } from './support/account';
import { startApi, type RunningApi } from './support/running-api';
import {
  attribute,
  formOf,
  send,
  signedGet,
  signedPost,
  textOf,
  withoutOverrides,
  type Answer,
} from './support/twilio-webhook';

const CALLER = '+34911234567';

async function voiceUrls(api: RunningApi, account: object = ACCOUNT): Promise<VoiceUrls> {
  const answer = await fetch(`${api.url}/setup/voice-url`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(account),
  });
  return (await answer.json()) as VoiceUrls;
}

const codeOf = (answer: Answer): string => (JSON.parse(answer.body) as { code: string }).code;

@CallFlow({ id: 'open-door', title: 'Open door', accounts: 'any' })
class OpenDoorFlow {
  @Step(IncomingCall)
  start(_call: IncomingCall): VoiceVerb[] {
    return [say('Come in.'), hangup()];
  }
}
@Module({ imports: [HelloFlowModule], providers: [OpenDoorFlow] })
class OpenFlowModule {}

describe('voice webhook of an account that a person brings', () => {
  let api: RunningApi;
  let voiceUrl: string;

  beforeAll(async () => {
    api = await startApi({
      TWILIO_EMULATOR_URL: 'http://127.0.0.1:3198',
      CALLS_AT_ONCE: '1000',
      RING_TIMEOUT_SEC: '20',
    });
    ({ voiceUrl } = await voiceUrls(api));
  });
  afterAll(() => api.close());

  const post = (parameters: Record<string, string>, url = voiceUrl): Promise<Answer> =>
    send(signedPost(url, parameters));

  it('hands out one short sealed URL with connection overrides and a fallback', async () => {
    const urls = await voiceUrls(api);
    expect(urls.voiceUrl).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/handle_calls\?k=v1\.[\w-]{8}\.[\w-]+#rc=3&rp=5xx,ct,rt$/,
    );
    expect(urls.statusCallbackUrl).toMatch(/\/webhooks\/voice\/status\?k=v1\.[\w.-]+#rc=3&rp=5xx,ct,rt$/);
    expect(urls.voiceFallbackUrl).toMatch(/\/webhooks\/voice\/fallback\?k=v1\.[\w.-]+#rc=3&rp=5xx,ct,rt$/);
    expect(new URL(urls.voiceUrl).searchParams.get('k')?.length).toBeLessThanOrEqual(400);
    expect(urls).toMatchObject({ publicBaseUrl: api.url, reachable: true });
  });

  describe('a browser dials', () => {
    it('connects it with its own number as caller id', async () => {
      const { status, headers, body } = await post(outgoingCall('+34 911 234 567'));
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('text/xml; charset=utf-8');
      expect(textOf(body, 'Number')).toBe('+34911234567');
      expect(attribute(body, 'Dial', 'callerId')).toBe(ACCOUNT.phoneNumber);
      expect(attribute(body, 'Dial', 'timeLimit')).toBe('7200');
      expect(attribute(body, 'Dial', 'answerOnBridge')).toBe('true');
      expect(attribute(body, 'Number', 'statusCallbackEvent')).toBe('initiated ringing answered completed');
    });

    it('never lets the browser choose the caller id', async () => {
      const forged = { callerId: '+15005550006', CallerId: '+15005550006', Caller: '+15005550006' };
      const { body } = await post(outgoingCall('+34911234567', forged));
      expect(body).not.toContain('15005550006');
      expect(attribute(body, 'Dial', 'callerId')).toBe(ACCOUNT.phoneNumber);
    });

    it('takes custom parameters with brackets and more than one value', async () => {
      const { status, body } = await post(
        outgoingCall('+34911234567', { 'a[b]': '1', 'a[b][c]': "it's", ñ: '€ & =' }),
      );
      expect(status).toBe(200);
      expect(textOf(body, 'Number')).toBe('+34911234567');
    });

    it.each([
      ['911', 'Emergency numbers cannot be called from here'],
      ['+19005551234', 'Premium rate'],
      [ACCOUNT.phoneNumber, 'your own number'],
      [`client:${IDENTITY}`, 'your own number'],
      ['', 'No number was dialled'],
      ['<Dial>+34911234567</Dial>', 'not a complete phone number'],
    ])('refuses "%s" with a sentence, and does not dial', async (to, sentence) => {
      const { status, body } = await post(outgoingCall(to));
      expect(status).toBe(200);
      expect(body).not.toContain('<Dial');
      expect(textOf(body, 'Say')).toContain(sentence);
      expect(body).toContain('<Hangup/>');
    });

    it('dials another browser of the account', async () => {
      const { body } = await post(outgoingCall('client:alice'));
      expect(textOf(body, 'Client')).toBe('alice');
    });

    it.each([
      ['busy', '<Reject reason="busy"/>'],
      ['no-answer', '<Hangup/>'],
      ['failed', '<Reject reason="rejected"/>'],
      ['completed', '<Hangup/>'],
    ])(
      'ends the browser’s leg without answering it when the call ends as %s',
      async (dialCallStatus, verb) => {
        const first = await post(outgoingCall('+34911234567'));
        const action = attribute(first.body, 'Dial', 'action')!;
        const { body } = await post(
          { ...outgoingCall('+34911234567'), DialCallStatus: dialCallStatus },
          action,
        );
        expect(body).toContain(`<Response>${verb}</Response>`);
      },
    );

    it('presses the keys of an extension', async () => {
      const { body } = await post(outgoingCall('+34911234567;ext=12'));
      expect(textOf(body, 'Number')).toBe('+34911234567');
      expect(attribute(body, 'Number', 'sendDigits')).toBe('ww12');
    });

    it('hands Twilio only URLs that are sealed, with overrides, on its own address', async () => {
      const { body } = await post(outgoingCall('+34911234567'));
      const urls = [...body.matchAll(/="(http[^"]*)"/g)].map(([, url]) => url!.replaceAll('&amp;', '&'));
      const seal = new URL(voiceUrl).searchParams.get('k');
      expect(urls).toHaveLength(2);
      for (const url of urls) {
        expect(url.startsWith(`${api.url}/webhooks/voice/outgoing-call/`)).toBe(true);
        expect(new URL(url).searchParams.get('k')).toBe(seal);
        expect(url.endsWith('#rc=3&rp=5xx,ct,rt')).toBe(true);
      }
    });
  });

  describe('somebody calls the number', () => {
    it('rings the browsers of the number', async () => {
      const { body } = await post(incomingCall(CALLER));
      expect(textOf(body, 'Identity')).toBe(IDENTITY);
      expect(attribute(body, 'Dial', 'callerId')).toBe(CALLER);
      expect(attribute(body, 'Dial', 'timeout')).toBe('20');
    });

    it.each(['anonymous', 'Restricted', '', '+266696687', 'sip:a@example.com'])(
      'passes a caller id of "%s" on to Twilio',
      async (from) => {
        const { status, body } = await post(incomingCall(from));
        expect(status).toBe(200);
        expect(textOf(body, 'Identity')).toBe(IDENTITY);
        expect(attribute(body, 'Dial', 'callerId')).toBeUndefined();
      },
    );

    it.each([
      ['no-answer', 'Nobody can take your call'],
      ['failed', 'Nobody can take your call'],
      ['busy', 'is busy'],
    ])('says a sentence when the ringing ends as %s', async (dialCallStatus, sentence) => {
      const first = await post(incomingCall(CALLER));
      const action = attribute(first.body, 'Dial', 'action')!;
      const { body } = await post({ ...incomingCall(CALLER), DialCallStatus: dialCallStatus }, action);
      expect(textOf(body, 'Say')).toContain(sentence);
    });

    it('only hangs up after a call that was talked', async () => {
      const action = attribute((await post(incomingCall(CALLER))).body, 'Dial', 'action')!;
      const { body } = await post({ ...incomingCall(CALLER), DialCallStatus: 'completed' }, action);
      expect(body).toMatch(/<Response><Hangup\/><\/Response>$/);
    });
  });

  it.each(['/handle_calls', '/webhooks/voice', '/webhook/twilio/voice', '/api/webhooks/voip/twilio'])(
    'answers at %s by POST and by GET',
    async (path) => {
      const url = voiceUrl.replace('/handle_calls', path);
      for (const request of [signedPost(url, incomingCall(CALLER)), signedGet(url, incomingCall(CALLER))]) {
        const { status, body } = await send(request);
        expect(status).toBe(200);
        expect(textOf(body, 'Identity')).toBe(IDENTITY);
      }
    },
  );

  it('takes status callbacks, and answers the fallback to anyone', async () => {
    const base = voiceUrl.replace('/handle_calls', '/webhooks/voice/status');
    expect((await post({ ...incomingCall(CALLER), CallStatus: 'completed' }, base)).status).toBe(204);
    expect(
      (await send({ method: 'POST', port: api.port, path: '/webhooks/voice/status', headers: {} })).status,
    ).toBe(403);
    const ask = { method: 'POST', port: api.port, path: '/webhooks/voice/fallback', headers: {} };
    for (const fallback of await Promise.all([send(ask), send(ask), send(ask)])) {
      expect(fallback.status).toBe(200);
      expect(textOf(fallback.body, 'Say')).toContain('something went wrong');
    }
    expect(api.logs().split('voice.fallback')).toHaveLength(2);
  });

  it('takes a call made through REST only at the step that its URL names', async () => {
    const parameters = { ...incomingCall(CALLER), Direction: 'outbound-api' };
    const entry = await post(parameters);
    expect([entry.status, textOf(entry.body, 'Say')]).toEqual([
      200,
      expect.stringContaining('something went wrong'),
    ]);
    const named = await post(parameters, voiceUrl.replace('/handle_calls', '/webhooks/voice/incoming-call'));
    expect(textOf(named.body, 'Identity')).toBe(IDENTITY);
  });

  it('answers a misshapen but signed webhook with an apology, never a stack', async () => {
    const answers = await Promise.all([
      post({ ...incomingCall(CALLER), CallSid: 'test123' }),
      post(incomingCall(CALLER), voiceUrl.replace('/handle_calls', '/webhooks/voice/incoming-call/nowhere')),
    ]);
    for (const { status, headers, body } of answers) {
      expect(status).toBe(200);
      expect(headers['content-type']).toContain('text/xml');
      expect(textOf(body, 'Say')).toContain('something went wrong');
      expect(body).not.toMatch(/\bat \w+|Error/);
    }
  });

  describe('who does not belong', () => {
    const refused = async (request: Parameters<typeof send>[0]): Promise<string> => {
      const answer = await send(request);
      expect(answer.status).toBe(403);
      expect(answer.headers['content-type']).toContain('application/problem+json');
      expect(answer.body).not.toContain(ACCOUNT.authToken);
      return codeOf(answer);
    };

    it('is not let in without a signature', async () => {
      const { headers, ...request } = signedPost(voiceUrl, incomingCall(CALLER));
      const { 'x-twilio-signature': _signature, ...unsigned } = headers;
      expect(await refused({ ...request, headers: unsigned })).toBe('webhook/no-signature');
    });

    it('is not let in with the signature of another token, URL or body', async () => {
      const parameters = incomingCall(CALLER);
      const requests = [
        signedPost(voiceUrl, parameters, { authToken: '0'.repeat(32) }),
        signedPost(voiceUrl, parameters, {
          signedUrl: withoutOverrides(voiceUrl).replace('127.0.0.1', 'evil.example'),
        }),
        { ...signedPost(voiceUrl, parameters), body: formOf({ ...parameters, From: '+19998887777' }) },
      ];
      for (const request of requests) expect(await refused(request)).toBe('webhook/signature-mismatch');
    });

    it('is not let in without a seal, or with one of another key', async () => {
      expect(await refused(signedPost(`${api.url}/handle_calls`, incomingCall(CALLER)))).toBe(
        'webhook/no-account',
      );
      const other = await startApi({ CENTRALITA_KEY: randomBytes(32).toString('hex') });
      const seal = new URL((await voiceUrls(other)).voiceUrl).search;
      await other.close();
      expect(await refused(signedPost(`${api.url}/handle_calls${seal}`, incomingCall(CALLER)))).toBe(
        'webhook/seal-not-ours',
      );
    });

    it('is not let in when one character of the seal is another', async () => {
      const seal = new URL(voiceUrl).searchParams.get('k')!;
      for (const at of [3, 12, 20, 60, seal.length - 1]) {
        const touched = seal.slice(0, at) + (seal[at] === 'A' ? 'B' : 'A') + seal.slice(at + 1);
        const request = signedPost(`${api.url}/handle_calls?k=${touched}`, incomingCall(CALLER));
        expect(await refused(request)).toBe('webhook/seal-not-ours');
      }
    });

    it("is not let in by its own seal and token to another's account", async () => {
      const eve = { ...ACCOUNT, accountSid: `AC${'e'.repeat(32)}`, authToken: 'e'.repeat(32) };
      const { voiceUrl: evesUrl } = await voiceUrls(api, eve);
      const request = signedPost(evesUrl, incomingCall(CALLER), { authToken: eve.authToken });
      expect(await refused(request)).toBe('webhook/seal-of-another-account');
    });

    it('is not let in to flows beyond the direct line', async () => {
      const url = voiceUrl.replace('/handle_calls', '/webhooks/voice/support');
      expect(await refused(signedPost(url, incomingCall(CALLER)))).toBe('webhook/direct-line-only');
    });

    it('is let in to a flow that says it is open to any account', async () => {
      const other = await startApi({}, OpenFlowModule);
      const { voiceUrl: url } = await voiceUrls(other);
      const at = (flow: string) =>
        signedPost(url.replace('/handle_calls', `/webhooks/voice/${flow}`), incomingCall(CALLER));
      expect(textOf((await send(at('open-door'))).body, 'Say')).toBe('Come in.');
      expect((await send(at('hello'))).status).toBe(403);
      await other.close();
    });

    it('is not let in with parameters that a signature cannot vouch for', async () => {
      const request = signedPost(voiceUrl, incomingCall(CALLER));
      for (const body of [
        `${String(request.body)}&`,
        `x&${String(request.body)}`,
        `${String(request.body)}&&y=1`,
      ]) {
        expect(await refused({ ...request, body })).toBe('webhook/malformed');
      }
      const json = { ...request.headers, 'content-type': 'application/json' };
      expect(await refused({ ...request, headers: json, body: '{}' })).toBe('webhook/malformed');
    });

    it('is told nothing when it tries other methods', async () => {
      const answer = await send({ method: 'DELETE', port: api.port, path: '/handle_calls', headers: {} });
      expect([answer.status, answer.headers['allow']]).toEqual([405, 'GET, POST']);
    });
  });

  describe('a body that is signed by its digest', () => {
    const signedJson = (body: string, digestOf = body): Parameters<typeof send>[0] => {
      const digest = createHash('sha256').update(digestOf).digest('hex');
      const url = `${withoutOverrides(voiceUrl)}&bodySHA256=${digest}`;
      const { pathname, search, host } = new URL(url);
      return {
        method: 'POST',
        port: api.port,
        path: pathname + search,
        headers: {
          host,
          'content-type': 'application/json',
          'x-twilio-signature': getExpectedTwilioSignature(ACCOUNT.authToken, url, {}),
        },
        body,
      };
    };

    it('is taken when the digest fits, and refused when it does not', async () => {
      const body = JSON.stringify(incomingCall(CALLER));
      expect(textOf((await send(signedJson(body))).body, 'Identity')).toBe(IDENTITY);
      expect((await send(signedJson(body.replace(CALLER, '+19998887777'), body))).status).toBe(403);
    });

    it('is refused when it is empty, though its digest fits', async () => {
      expect((await send(signedJson(''))).status).toBe(403);
    });
  });

  it('limits refused webhooks by address, never signed ones', async () => {
    const unsigned = { method: 'POST', port: api.port, path: '/handle_calls', headers: {} };
    const answers: Answer[] = [];
    for (let count = 0; count < 40; count += 1) answers.push(await send(unsigned));
    expect(answers.at(-1)?.status).toBe(429);
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(0);
    expect((await post(incomingCall(CALLER))).status).toBe(200);
  });

  it('logs each webhook with its call, and neither secrets nor full numbers', () => {
    const logs = api.logs();
    const lines = logs
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    const step = lines.find(({ event }) => event === 'voice.step');
    expect(step).toMatchObject({
      level: 'info',
      call_sid: CALL_SID,
      from_number: expect.any(String),
      to_number: expect.any(String),
    });
    expect(step?.['timestamp']).toMatch(/^\d{4}-\d\d-\d\dT/);
    expect(
      lines.some(({ event, code }) => event === 'voice.refused' && code === 'webhook/signature-mismatch'),
    ).toBe(true);
    for (const secret of [
      ACCOUNT.authToken,
      ACCOUNT.apiKeySecret,
      'v1.',
      CALLER,
      CALLER.slice(1),
      ACCOUNT.phoneNumber,
      IDENTITY,
    ]) {
      expect(logs).not.toContain(secret);
    }
    expect(logs).toContain('+34***567');
  });
});
