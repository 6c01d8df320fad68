import type { MessageView } from '../src/control/inspector-events';
import { Rig, until } from './support/rig';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
const PHONE = '+12025550199';
const SANDBOX = '+14155238886';

describe('a message from outside', () => {
  let rig: Rig;
  let line: string;

  beforeEach(async () => {
    rig = await Rig.start();
    line = rig.emulator.credentials.phoneNumber;
    await rig.control('PUT', '/messaging', { delayMs: 20 });
    const [number] = (
      (await rig.rest('GET', `${account()}/IncomingPhoneNumbers.json`)) as {
        incoming_phone_numbers: { sid: string }[];
      }
    ).incoming_phone_numbers;
    numberPath = `${account()}/IncomingPhoneNumbers/${number?.sid}.json`;
    await rig.rest('POST', numberPath, { SmsUrl: `${rig.app.url}/sms` });
    await rig.control('PUT', `/whatsapp-senders/${SANDBOX}`, { url: `${rig.app.url}/whatsapp` });
  });
  afterEach(() => rig.stop());

  let numberPath: string;
  const account = (): string => `/2010-04-01/Accounts/${rig.emulator.credentials.accountSid}`;
  const write = (message: Record<string, unknown>): Promise<MessageView> =>
    rig.control('POST', '/messages', { from: PHONE, ...message });
  const replies = (sid: string): Promise<MessageView[]> => rig.control('GET', `/messages?inReplyTo=${sid}`);

  it('comes signed with Twilio’s parameters, and the TwiML’s reply is delivered', async () => {
    rig.app.twiml('/sms', '<Message>First\nline</Message><Message><Body>Second</Body></Message>');
    const message = await write({ body: 'Hello' });
    const [webhook] = await rig.app.expect('/sms');
    expect(webhook).toMatchObject({ method: 'POST', isSigned: true });
    expect(webhook?.parameters).toEqual({
      AccountSid: rig.emulator.credentials.accountSid,
      ApiVersion: '2010-04-01',
      Body: 'Hello',
      From: PHONE,
      FromCity: 'WASHINGTON',
      FromCountry: 'US',
      FromState: 'DC',
      FromZip: '20001',
      MessageSid: message.sid,
      NumMedia: '0',
      NumSegments: '1',
      SmsMessageSid: message.sid,
      SmsSid: message.sid,
      SmsStatus: 'received',
      To: line,
      ToCity: 'WASHINGTON',
      ToCountry: 'US',
      ToState: 'DC',
      ToZip: '20001',
    });
    const answers = await until(
      () => replies(message.sid),
      (found) => found.length === 2 && found.every(({ status }) => status === 'delivered'),
    );
    expect(answers).toMatchObject([
      { body: 'First\nline', from: line, to: PHONE, direction: 'outbound-reply', status: 'delivered' },
      { body: 'Second', status: 'delivered' },
    ]);
  });

  it('of WhatsApp names its sender, and brings media that can be fetched after a redirect', async () => {
    rig.app.twiml('/whatsapp', '');
    await write({
      channel: 'whatsapp',
      to: SANDBOX,
      body: 'Look',
      profileName: 'Ana',
      media: [{ type: 'image/png', base64: PNG, name: 'dot.png' }],
      parameters: { ButtonText: 'Yes' },
    });
    const [webhook] = await rig.app.expect('/whatsapp');
    const parameters = webhook?.parameters ?? {};
    expect(webhook?.isSigned).toBe(true);
    expect(parameters).toMatchObject({
      From: `whatsapp:${PHONE}`,
      To: `whatsapp:${SANDBOX}`,
      ProfileName: 'Ana',
      WaId: '12025550199',
      MessageType: 'image',
      ButtonText: 'Yes',
      NumMedia: '1',
      MediaContentType0: 'image/png',
    });
    expect(parameters['MessageSid']).toMatch(/^MM[0-9a-f]{32}$/);
    const url = parameters['MediaUrl0'] ?? '';
    expect(url.startsWith(`${rig.emulator.url}/2010-04-01/Accounts/`)).toBe(true);
    const redirected = await fetch(url, { redirect: 'manual' });
    expect(redirected.status).toBe(307);
    const media = await fetch(url);
    expect(media.headers.get('content-type')).toBe('image/png');
    expect(Buffer.from(await media.arrayBuffer()).toString('base64')).toBe(PNG);

    await rig.control('PUT', '/messaging', { mediaAuth: true });
    expect((await fetch(url)).status).toBe(401);
    const { accountSid, authToken } = rig.emulator.credentials;
    const authorization = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
  });

  it('goes to the fallback URL with the error, and is not tried again on a 5xx', async () => {
    rig.app.route('/sms', (_request, response) => void response.status(500).send('broken'));
    rig.app.route(
      '/fallback',
      (_request, response) => void response.type('text/plain').send('Sorry, later.'),
    );
    await rig.rest('POST', numberPath, { SmsFallbackUrl: `${rig.app.url}/fallback` });
    const message = await write({ body: 'Hello' });
    const [fallback] = await rig.app.expect('/fallback');
    expect(fallback?.parameters).toMatchObject({
      ErrorCode: '11200',
      ErrorUrl: `${rig.app.url}/sms`,
      MessageSid: message.sid,
    });
    const answers = await until(
      () => replies(message.sid),
      (found) => found.length === 1,
    );
    expect(answers).toMatchObject([{ body: 'Sorry, later.' }]);
    expect(rig.app.at('/sms')).toHaveLength(1);
  });

  it('is tried again where the URL’s connection overrides ask for it', async () => {
    rig.app.route('/flaky', (_request, response) => {
      if (rig.app.at('/flaky').length < 3) response.status(503).end();
      else response.type('text/xml').send('<Response><Message>At last</Message></Response>');
    });
    await rig.rest('POST', numberPath, { SmsUrl: `${rig.app.url}/flaky#rc=2&rp=5xx` });
    const message = await write({ body: 'Hello' });
    const answers = await until(
      () => replies(message.sid),
      (found) => found.length === 1,
    );
    expect(answers).toMatchObject([{ body: 'At last' }]);
    const tokens = rig.app.at('/flaky').map(({ headers }) => headers['i-twilio-idempotency-token']);
    expect(new Set(tokens).size).toBe(1);
  });

  it('follows a redirect, and tells the reply’s own callbacks', async () => {
    rig.app
      .twiml('/sms', '<Redirect>/second</Redirect>')
      .twiml('/second', '<Message action="/sent" statusCallback="/status">Hi</Message>')
      .twiml('/sent', '')
      .twiml('/status', '');
    await write({ body: 'Hello' });
    const statuses = await rig.app.expect('/status', 2);
    expect(statuses.map(({ parameters }) => parameters['MessageStatus'])).toEqual(['sent', 'delivered']);
    const sent = await rig.app.expect('/sent');
    expect(sent.map(({ parameters }) => parameters['MessageStatus'])).toEqual(['sent']);
  });

  it('of a phone that has not joined the sandbox is answered by the sandbox alone', async () => {
    rig.app.twiml('/whatsapp', '<Message>From the app</Message>');
    const stranger = '+34910000001';
    const refused = await write({ from: stranger, channel: 'whatsapp', to: SANDBOX, body: 'Hello' });
    await until(
      () => replies(refused.sid),
      (found) => found.length === 1,
    );
    expect(rig.app.at('/whatsapp')).toEqual([]);
    const { whatsAppSenders } = await rig.control<{ whatsAppSenders: { joinCode: string }[] }>(
      'GET',
      '/demo-account',
    );
    await write({
      from: stranger,
      channel: 'whatsapp',
      to: SANDBOX,
      body: `Join  ${whatsAppSenders[0]?.joinCode}`,
    });
    const taken = await write({ from: stranger, channel: 'whatsapp', to: SANDBOX, body: 'Hello again' });
    await rig.app.expect('/whatsapp');
    const answers = await until(
      () => replies(taken.sid),
      (found) => found.length === 1,
    );
    expect(answers).toMatchObject([{ body: 'From the app' }]);
    // Three days later it is out again.
    await rig.control('PUT', `/phones/${stranger}`, { joinedAgoMs: 73 * 3600 * 1000 });
    await write({ from: stranger, channel: 'whatsapp', to: SANDBOX, body: 'Still there?' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(rig.app.at('/whatsapp')).toHaveLength(1);
  });

  it('STOP unsubscribes, START subscribes again; both are told with OptOutType', async () => {
    rig.app.twiml('/sms', '<Message>From the app</Message>');
    const stop = await write({ body: ' stop ' });
    const [webhook] = await rig.app.expect('/sms');
    expect(webhook?.parameters).toMatchObject({ OptOutType: 'STOP', Body: ' stop ' });
    await until(
      () => rig.notices(),
      (notices) => notices.some((notice) => notice.startsWith('21610')),
    );
    expect((await replies(stop.sid)).map(({ body }) => body)).toEqual([
      'You are unsubscribed and get no more messages. Reply START to subscribe again.',
    ]);
    const form = { To: PHONE, From: line, Body: 'Offer' };
    await expect(rig.rest('POST', `${account()}/Messages.json`, form)).rejects.toThrow('21610');
    await write({ body: 'START' });
    expect(await rig.rest('POST', `${account()}/Messages.json`, form)).toMatchObject({ status: 'queued' });
  });

  it('shows in the events with its webhook and its answer', async () => {
    rig.app.twiml('/sms', '<Message>Hi</Message>');
    const message = await write({ body: 'Hello' });
    const reply = await rig.control<MessageView>(
      'GET',
      `/messages/wait?inReplyTo=${message.sid}&status=delivered`,
    );
    const events = rig.emulator.log.since(0, message.sid);
    expect(events.map(({ type }) => type)).toEqual(['message', 'webhook']);
    expect(events[1]).toMatchObject({ purpose: 'message', status: 200, messageSid: message.sid });
    expect(
      rig.emulator.log.since(0, reply.sid).map((event) => event.type === 'message' && event.message.status),
    ).toEqual(['queued', 'sending', 'sent', 'delivered']);
  });

  it('to a number that nobody has is refused by the control API', async () => {
    await expect(write({ to: '+12025550177', body: 'x' })).rejects.toThrow('404');
    await expect(write({ channel: 'pigeon', body: 'x' })).rejects.toThrow('channel must be');
    await expect(write({})).rejects.toThrow('a message has a body or media');
  });
});
