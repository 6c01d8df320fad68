import { ACCOUNT, ACCOUNT_ENVIRONMENT, IDENTITY, incomingCall, outgoingCall } from './support/account';
import { startApi, type RunningApi } from './support/running-api';
import {
  attribute,
  formOf,
  send,
  signedGet,
  signedPost,
  textOf,
  type Answer,
} from './support/twilio-webhook';
import { HelloFlowModule } from './fixtures/hello-flow';

const CALLER = '+34911234567';

describe('account in the environment', () => {
  it('needs no seal', async () => {
    const api = await startApi(ACCOUNT_ENVIRONMENT);
    const incoming = await send(signedPost(`${api.url}/handle_calls`, incomingCall(CALLER)));
    expect(textOf(incoming.body, 'Identity')).toBe(IDENTITY);
    expect(attribute(incoming.body, 'Dial', 'action')).toBe(
      `${api.url}/webhooks/voice/incoming-call/finished#rc=3&rp=5xx,ct,rt`,
    );
    const outgoing = await send(signedPost(`${api.url}/handle_calls`, outgoingCall(CALLER)));
    expect(attribute(outgoing.body, 'Dial', 'callerId')).toBe(ACCOUNT.phoneNumber);
    await api.close();
  });

  it('is the only one where personal mode is off', async () => {
    const open = await startApi();
    const sealed = await fetch(`${open.url}/setup/voice-url`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ACCOUNT),
    });
    const { voiceUrl } = (await sealed.json()) as { voiceUrl: string };
    await open.close();
    const api = await startApi({ PERSONAL_MODE: 'off' });
    const answer = await send(
      signedPost(`${api.url}/handle_calls${new URL(voiceUrl).search}`, incomingCall(CALLER)),
    );
    expect([answer.status, answer.body]).toEqual([403, expect.stringContaining('webhook/personal-mode-off')]);
    const token = await fetch(`${api.url}/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ACCOUNT),
    });
    expect(token.status).toBe(403);
    await api.close();
  });
});

describe('a flow that is a plugin', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi({ ...ACCOUNT_ENVIRONMENT, INCOMING_FLOW: 'hello' }, HelloFlowModule);
  });
  afterAll(() => api.close());

  it('answers a call after one import, step by step', async () => {
    const start = await send(signedPost(`${api.url}/handle_calls`, incomingCall(CALLER)));
    expect(textOf(start.body, 'Say')).toBe('Press a key.');
    const action = attribute(start.body, 'Gather', 'action')!;
    expect(action).toContain('/webhooks/voice/hello/pressed?');
    for (const request of [signedPost, signedGet]) {
      const pressed = await send(request(action, { ...incomingCall(CALLER), Digits: '7' }));
      expect(textOf(pressed.body, 'Say')).toBe('You pressed 7 and feel so &amp; so.');
    }
  });

  it('answers at its own address', async () => {
    const start = await send(signedPost(`${api.url}/webhooks/voice/hello`, incomingCall(CALLER)));
    expect(textOf(start.body, 'Say')).toBe('Press a key.');
  });

  it('lets the caller hear an apology when it throws, and tells the log why', async () => {
    const start = await send(signedPost(`${api.url}/handle_calls`, incomingCall(CALLER)));
    const action = attribute(start.body, 'Gather', 'action')!;
    const failed = await send(signedPost(action, { ...incomingCall(CALLER), Digits: '0' }));
    expect(failed.status).toBe(200);
    expect(textOf(failed.body, 'Say')).toContain('something went wrong');
    expect(failed.body).not.toContain('secret');
    expect(api.logs()).toContain('The secret of the flow');
  });

  it('warns where a message is left on a number that nobody has', async () => {
    const unowned = await startApi({ ...ACCOUNT_ENVIRONMENT, INCOMING_FLOW: 'voicemail' });
    const call = incomingCall(CALLER);
    const start = await send(signedPost(`${unowned.url}/handle_calls`, call));
    const recorded = attribute(start.body, 'Record', 'recordingStatusCallback')!;
    const told = await send(
      signedPost(recorded, {
        AccountSid: ACCOUNT.accountSid,
        CallSid: call['CallSid']!,
        RecordingSid: `RE${'1'.repeat(32)}`,
        RecordingUrl: `https://api.twilio.com/2010-04-01/Accounts/${ACCOUNT.accountSid}/Recordings/RE${'1'.repeat(32)}`,
        RecordingStatus: 'completed',
        RecordingDuration: '3',
      }),
    );
    expect(told.status).toBe(200);
    expect(unowned.logs()).toContain('voicemail.without-organisation');
    await unowned.close();
  });

  it('stops the start when the configuration names one that is not there', async () => {
    await expect(startApi({ INCOMING_FLOW: 'nowhere' })).rejects.toThrow(
      'INCOMING_FLOW must be the id of an installed call flow (announcement, assistant, callback, conference, incoming-call, menu, opening-hours, person, queue, streaming-assistant, voicemail); it is "nowhere".',
    );
    await expect(startApi({ OUTGOING_FLOW: 'hold' })).rejects.toThrow(
      'OUTGOING_FLOW must be the id of an installed call flow (outgoing-call); it is "hold".',
    );
  });
});

describe('limits of outgoing calls', () => {
  it('count calls that live, and forget those that a callback or the dial ended', async () => {
    const api = await startApi({ ...ACCOUNT_ENVIRONMENT, CALLS_AT_ONCE: '2', VOICE_LANGUAGE: 'es-MX' });
    const url = `${api.url}/handle_calls`;
    const sid = (digit: string): string => `CA${digit.repeat(32)}`;
    const dial = (digit: string): Promise<Answer> =>
      send(signedPost(url, outgoingCall(CALLER, { CallSid: sid(digit) })));
    const first = await dial('1');
    await dial('2');
    const third = await dial('3');
    expect(third.body).not.toContain('<Dial');
    expect(textOf(third.body, 'Say')).toContain('demasiadas llamadas a la vez');
    expect(attribute(third.body, 'Say', 'language')).toBe('es-MX');

    const callback = attribute(first.body, 'Number', 'statusCallback')!;
    const ended = {
      AccountSid: ACCOUNT.accountSid,
      CallSid: sid('9'),
      ParentCallSid: sid('1'),
      From: ACCOUNT.phoneNumber,
      To: CALLER,
      CallStatus: 'completed',
      CallDuration: '12',
      Direction: 'outbound-dial',
    };
    expect((await send(signedPost(callback, ended))).status).toBe(200);
    const fourth = await dial('4');
    expect(textOf(fourth.body, 'Number')).toBe(CALLER);

    const action = attribute(fourth.body, 'Dial', 'action')!;
    await send(
      signedPost(
        action,
        outgoingCall(CALLER, { CallSid: sid('4'), DialCallStatus: 'completed', DialCallDuration: '3' }),
      ),
    );
    expect(textOf((await dial('5')).body, 'Number')).toBe(CALLER);
    await api.close();
  });
});

describe('WEBHOOK_SIGNATURES=off', () => {
  let api: RunningApi;
  beforeAll(async () => {
    api = await startApi({ WEBHOOK_SIGNATURES: 'off' });
  });
  afterAll(() => api.close());

  const curl = (
    headers: Record<string, string> = {},
    body = 'CallSid=test123&From=+1234567890&To=+0987654321',
  ): Promise<Answer> =>
    send({
      method: 'POST',
      port: api.port,
      path: '/webhook/twilio/voice',
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      body,
    });

  it('answers plain curl calls of this machine', async () => {
    const { status, body } = await curl();
    expect(status).toBe(200);
    expect(attribute(body, 'Dial', 'callerId')).toBe('+1234567890');
    expect(body).toContain('<Client');
  });

  it('makes up what is missing', async () => {
    expect(textOf((await curl({}, formOf({ From: '+34911234567' }))).body, 'Identity')).toBe('15550000000');
  });

  it.each([
    ['x-forwarded-for', '203.0.113.9'],
    ['x-forwarded-host', 'phone.example.com'],
    ['forwarded', 'for=203.0.113.9'],
    ['via', '1.1 proxy'],
    ['origin', 'https://evil.example'],
    ['sec-fetch-site', 'cross-site'],
    ['referer', 'https://evil.example/'],
    ['host', 'evil.example:3000'],
  ])('refuses what came through %s', async (header, value) => {
    expect((await curl({ [header]: value })).status).toBe(403);
  });

  it('still checks a signature that is there', async () => {
    expect((await curl({ 'x-twilio-signature': 'AAAA' })).status).toBe(403);
  });

  it('is refused where it is not set', async () => {
    const strict = await startApi(ACCOUNT_ENVIRONMENT);
    const answer = await send({
      method: 'POST',
      port: strict.port,
      path: '/handle_calls',
      headers: {},
      body: '',
    });
    expect(answer.status).toBe(403);
    await strict.close();
  });
});
