import twilio from 'twilio';
import type { MessageView } from '../src/control/inspector-events';
import { EmulatorRequestClient } from './support/emulator-client';
import { Rig, until } from './support/rig';

const PHONE = '+12025550199';
const SANDBOX = 'whatsapp:+14155238886';

describe('messages by the official client', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  let line: string;

  beforeAll(async () => {
    rig = await Rig.start();
    const { accountSid, authToken, phoneNumber } = rig.emulator.credentials;
    line = phoneNumber;
    client = twilio(accountSid, authToken, { httpClient: new EmulatorRequestClient(rig.emulator.url) });
    rig.app.twiml('/status', '');
    rig.app.route('/picture', (_request, response) => void response.type('image/gif').send('GIF89a'));
    rig.app.route('/page', (_request, response) => void response.type('text/html').send('<p>no</p>'));
  });
  beforeEach(async () => {
    rig.app.received.length = 0;
    await rig.control('PUT', '/messaging', { delayMs: 20, shuffleStatuses: false });
  });
  afterAll(() => rig.stop());

  const settled = (sid: string) =>
    until(
      () => client.messages(sid).fetch(),
      ({ status }) => ['delivered', 'undelivered', 'failed', 'read'].includes(status),
    );
  const statusUrl = (): string => `${rig.app.url}/status`;

  it('are sent, and their statuses told in order, signed', async () => {
    const message = await client.messages.create({
      to: PHONE,
      from: line,
      body: 'Your code is 123456 ✓',
      statusCallback: statusUrl(),
    });
    expect(message).toMatchObject({
      status: 'queued',
      direction: 'outbound-api',
      numSegments: '1',
      numMedia: '0',
      price: null,
      priceUnit: 'USD',
      errorCode: null,
      messagingServiceSid: null,
    });
    expect(message.sid).toMatch(/^SM[0-9a-f]{32}$/);
    await settled(message.sid);
    const told = await rig.app.expect('/status', 2);
    expect(told.map(({ parameters }) => parameters['MessageStatus'])).toEqual(['sent', 'delivered']);
    expect(told.every(({ isSigned }) => isSigned)).toBe(true);
    expect(told[1]?.parameters).toMatchObject({
      AccountSid: rig.emulator.credentials.accountSid,
      ApiVersion: '2010-04-01',
      From: line,
      MessageSid: message.sid,
      SmsSid: message.sid,
      SmsStatus: 'delivered',
      To: PHONE,
    });
    expect(told[1]?.parameters['RawDlrDoneDate']).toMatch(/^\d{10}$/);
    expect(told[0]?.parameters).not.toHaveProperty('ErrorCode');
    expect((await client.messages(message.sid).fetch()).dateSent).toBeInstanceOf(Date);
  });

  it('tell their statuses out of order where that is wanted', async () => {
    await rig.control('PUT', '/messaging', { shuffleStatuses: true });
    await client.messages.create({ to: PHONE, from: line, body: 'x', statusCallback: statusUrl() });
    const told = await rig.app.expect('/status', 2);
    expect(told.map(({ parameters }) => parameters['MessageStatus'])).toEqual(['delivered', 'sent']);
  });

  it('over WhatsApp are read when the phone shows them', async () => {
    await rig.control('POST', '/messages', { from: PHONE, to: SANDBOX, body: 'Hi' });
    const message = await client.messages.create({
      to: `whatsapp:${PHONE}`,
      from: SANDBOX,
      body: 'Hello',
      statusCallback: statusUrl(),
    });
    await settled(message.sid);
    await rig.control('POST', `/messages/${message.sid}/read`);
    const told = await rig.app.expect('/status', 3);
    expect(told.map(({ parameters }) => parameters['MessageStatus'])).toEqual(['sent', 'delivered', 'read']);
    expect(told[2]?.parameters).toMatchObject({ ChannelPrefix: 'whatsapp', EventType: 'READ' });
    expect(told[2]?.parameters['ChannelInstallSid']).toMatch(/^XE[0-9a-f]{32}$/);
    expect((await client.messages(message.sid).fetch()).status).toBe('read');
  });

  it('carry media, which are listed, fetched and deleted', async () => {
    const { sid, numMedia } = await client.messages.create({
      to: PHONE,
      from: line,
      mediaUrl: [`${rig.app.url}/picture`, `${rig.app.url}/picture?2`],
    });
    expect(sid).toMatch(/^MM/);
    expect(numMedia).toBe('2');
    expect((await settled(sid)).status).toBe('delivered');
    const media = await client.messages(sid).media.list();
    expect(media).toHaveLength(2);
    const first = await client
      .messages(sid)
      .media(media[0]?.sid ?? '')
      .fetch();
    expect(first).toMatchObject({ parentSid: sid, contentType: 'image/gif' });
    const content = await fetch(rig.emulator.url + first.uri.replace('.json', ''));
    expect(await content.text()).toBe('GIF89a');
    await client.messages(sid).media(first.sid).remove();
    expect(await client.messages(sid).media.list()).toHaveLength(1);
    await expect(client.messages(sid).media(first.sid).fetch()).rejects.toMatchObject({
      status: 404,
      code: 20404,
    });
  });

  it('carry one file each over WhatsApp, and drop the others', async () => {
    await rig.control('PUT', '/messaging', { whatsAppWindow: false });
    const { sid, numMedia } = await client.messages.create({
      to: `whatsapp:${PHONE}`,
      from: `whatsapp:${line}`,
      mediaUrl: [`${rig.app.url}/picture`, `${rig.app.url}/picture?2`],
    });
    expect([numMedia, (await settled(sid)).status]).toEqual(['1', 'delivered']);
    expect(await client.messages(sid).media.list()).toHaveLength(1);
    await rig.control('PUT', '/messaging', { whatsAppWindow: true });
  });

  it('fail by media that cannot be sent', async () => {
    const page = await client.messages.create({ to: PHONE, from: line, mediaUrl: [`${rig.app.url}/page`] });
    expect(await settled(page.sid)).toMatchObject({ status: 'failed', errorCode: 12300 });
    const gone = await client.messages.create({ to: PHONE, from: line, mediaUrl: [`${rig.app.url}/gone`] });
    expect(await settled(gone.sid)).toMatchObject({ status: 'failed', errorCode: 11200 });
  });

  it('are listed by their filters, paged, redacted and deleted', async () => {
    const to = '+12025550188';
    const sids: string[] = [];
    for (let i = 0; i < 5; i++)
      sids.push((await client.messages.create({ to, from: line, body: `n ${i}` })).sid);
    await settled(sids[4] ?? '');
    const first = await client.messages.page({ to, pageSize: 2 });
    expect(first.instances.map(({ body }) => body)).toEqual(['n 4', 'n 3']);
    expect((await first.nextPage())?.instances.map(({ body }) => body)).toEqual(['n 2', 'n 1']);
    expect(await client.messages.list({ to, from: line })).toHaveLength(5);
    expect(await client.messages.list({ to, from: '+12025550101' })).toEqual([]);
    expect(await client.messages.list({ to, dateSentAfter: new Date(Date.now() + 60_000) })).toEqual([]);
    expect(await client.messages.list({ to, dateSentBefore: new Date(Date.now() + 60_000) })).toHaveLength(5);
    const today = new Date(new Date().toISOString().slice(0, 10));
    expect(await client.messages.list({ to, dateSent: today })).toHaveLength(5);

    const sid = sids[4] ?? '';
    expect((await client.messages(sid).update({ body: '' })).body).toBe('');
    await expect(client.messages(sid).update({ body: 'other' })).rejects.toMatchObject({ status: 400 });
    await expect(client.messages(sid).update({ status: 'canceled' })).rejects.toMatchObject({ code: 30409 });
    await client.messages(sid).remove();
    await expect(client.messages(sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
    expect(await client.messages.list({ to })).toHaveLength(4);
  });

  it('refuse deletion while they are on their way, and take feedback', async () => {
    await rig.control('PUT', '/messaging', { delayMs: 300 });
    const { sid } = await client.messages.create({ to: PHONE, from: line, body: 'x' });
    await expect(client.messages(sid).remove()).rejects.toMatchObject({ code: 20009 });
    const feedback = await client.messages(sid).feedback.create({ outcome: 'confirmed' });
    expect(feedback).toMatchObject({ messageSid: sid, outcome: 'confirmed' });
  });

  it.each([
    [{ to: '' }, 21604],
    [{ from: '' }, 21603],
    [{ body: '' }, 21602],
    [{ body: 'x'.repeat(1601) }, 21617],
    [{ to: 'nobody' }, 21211],
    [{ to: '12345' }, 21265],
    [{ to: '+34911234567' }, 21635],
    [{ from: 'nobody' }, 21212],
    [{ from: `MG${'0'.repeat(32)}` }, 21701],
    [{ from: '+12025559999' }, 21659],
    [{ from: '+15005550001' }, 21212],
    [{ from: '+15005550007' }, 21606],
    [{ from: '+15005550008' }, 21611],
    [{ from: '+12025550100', to: '+12025550100' }, 21266],
    [{ to: 'whatsapp:+12025550199' }, 21910],
    [{ to: 'whatsapp:+12025550199', from: 'whatsapp:+12025559999' }, 63007],
    [{ mediaUrl: Array.from({ length: 11 }, () => 'https://example.com/a.png') }, 21623],
    [{ mediaUrl: ['nonsense'] }, 21620],
    [{ statusCallback: 'nonsense' }, 21609],
    [{ messagingServiceSid: `MG${'0'.repeat(32)}` }, 21701],
    [{ applicationSid: `AP${'0'.repeat(32)}` }, 21218],
    [{ to: '+15005550002' }, 21612],
    [{ to: '+15005550003' }, 21408],
    [{ to: '+15005550004' }, 21610],
    [{ to: '+15005550009' }, 21614],
    [{ to: '+12025550130' }, 21610],
    [{ to: '+12025550140' }, 63038],
  ])('are refused with %j as %i', async (wrong, code) => {
    const attempt = client.messages.create({ to: PHONE, from: line, body: 'x', ...wrong });
    await expect(attempt).rejects.toMatchObject({ status: 400, code });
  });

  it('are not sent to regions that are closed to the account, over SMS', async () => {
    const attempt = (to: string, from = line) => client.messages.create({ to, from, body: 'x' });
    await rig.control('PUT', '/messaging', { closedRegions: ['ES', 'FR'] });
    await expect(attempt('+34612345678')).rejects.toMatchObject({ status: 400, code: 21408 });
    expect((await attempt('+351912345678')).status).toBe('queued');
    expect((await attempt('whatsapp:+34612345678', `whatsapp:${line}`)).status).toBe('queued');
    await rig.control('PUT', '/messaging', { closedRegions: [] });
    expect((await attempt('+34612345678')).status).toBe('queued');
    await expect(rig.control('PUT', '/messaging', { closedRegions: 'ES' })).rejects.toThrow(/ 400 /);
  });

  it('go to landlines where Twilio tries it, or is told to', async () => {
    for (const more of [{ to: '+442079460000' }, { to: '+34911234567', forceDelivery: true }])
      expect((await client.messages.create({ from: line, body: 'x', ...more })).status).toBe('queued');
  });

  it('are refused (21610) after STOP, until START', async () => {
    const phone = '+12025550177';
    const attempt = () => client.messages.create({ to: phone, from: line, body: 'x' });
    await rig.control('POST', '/messages', { from: phone, to: line, body: 'STOP' });
    await expect(attempt()).rejects.toMatchObject({ status: 400, code: 21610 });
    await rig.control('POST', '/messages', { from: phone, to: line, body: 'START' });
    expect((await attempt()).status).toBe('queued');
  });

  it.each([
    ['+12025550131', 'undelivered', 30003],
    ['+12025550132', 'undelivered', 30005],
    ['+12025550133', 'undelivered', 30006],
    ['+12025550134', 'failed', 63015],
    ['+12025550135', 'undelivered', 63016],
    ['+12025550136', 'failed', 63018],
  ])('to %s end as %s (%i)', async (to, status, code) => {
    const { sid } = await client.messages.create({ to, from: line, body: 'x', statusCallback: statusUrl() });
    const message = await settled(sid);
    expect(message).toMatchObject({ status, errorCode: code });
    expect(message.errorMessage).toMatch(/\w/);
    const told = await rig.app.expect('/status', status === 'failed' ? 1 : 2);
    expect(told.at(-1)?.parameters).toMatchObject({ MessageStatus: status, ErrorCode: String(code) });
  });

  it('are refused with 429 and Retry-After, then taken', async () => {
    const { accountSid, authToken } = rig.emulator.credentials;
    const attempt = (): Promise<Response> =>
      fetch(`${rig.emulator.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
        body: new URLSearchParams({ To: '+12025550137', From: line, Body: 'x' }),
      });
    const refused = await attempt();
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({ code: 20429, status: 429 });
    expect((await attempt()).status).toBe(429);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect((await attempt()).status).toBe(201);
  });

  it('are sent all the same when the API answers 500 or nothing', async () => {
    const failed = client.messages.create({ to: '+12025550138', from: line, body: 'five hundred' });
    await expect(failed).rejects.toMatchObject({ status: 500 });
    const { accountSid, authToken } = rig.emulator.credentials;
    const hanging = fetch(`${rig.emulator.url}/2010-04-01/Accounts/${accountSid}/Messages.json`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams({ To: '+12025550139', From: line, Body: 'hang' }),
      signal: AbortSignal.timeout(300),
    });
    await expect(hanging).rejects.toThrow('timeout');
    for (const to of ['+12025550138', '+12025550139']) {
      const [message] = await client.messages.list({ to });
      expect((await settled(message?.sid ?? '')).status).toBe('delivered');
    }
  });

  it('keep WhatsApp’s rules: joined, within 24 hours, one in three seconds on the sandbox', async () => {
    const send = async (from: string, to: string) =>
      settled((await client.messages.create({ from, to: `whatsapp:${to}`, body: 'x' })).sid);
    expect(await send(SANDBOX, '+34910000009')).toMatchObject({ status: 'failed', errorCode: 63015 });
    const own = `whatsapp:${line}`;
    expect(await send(own, '+34910000009')).toMatchObject({ status: 'undelivered', errorCode: 63016 });
    await rig.control('POST', '/messages', { from: '+34910000009', to: own, body: 'Hi' });
    expect(await send(own, '+34910000009')).toMatchObject({ status: 'delivered' });
    await rig.control('PUT', '/phones/+34910000009', { wroteAgoMs: 25 * 3600 * 1000 });
    expect(await send(own, '+34910000009')).toMatchObject({ status: 'undelivered', errorCode: 63016 });

    await rig.control('POST', '/messages', { from: PHONE, to: SANDBOX, body: 'Hi' });
    await rig.control('PUT', '/messaging', { sandboxPacing: false });
    await send(SANDBOX, PHONE);
    await rig.control('PUT', '/messaging', { sandboxPacing: true });
    // What the tests before have sent counts.
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    const both = await Promise.all([send(SANDBOX, PHONE), send(SANDBOX, PHONE)]);
    expect(both.map(({ status, errorCode }) => `${status} ${errorCode}`).sort()).toEqual([
      'delivered null',
      'failed 63018',
    ]);
  });

  it('of Twilio’s test sender are taken and never sent', async () => {
    const { sid } = await client.messages.create({ from: '+15005550006', to: PHONE, body: 'x' });
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect((await client.messages(sid).fetch()).status).toBe('queued');
  });

  it('have the properties that Twilio documents, inbound ones too', async () => {
    const { sid } = await rig.control<MessageView>('POST', '/messages', {
      from: PHONE,
      to: line,
      body: 'Hi',
    });
    const answer = await rig.rest(
      'GET',
      `/2010-04-01/Accounts/${rig.emulator.credentials.accountSid}/Messages/${sid}.json`,
    );
    // Source: https://www.twilio.com/docs/messaging/api/message-resource#message-properties
    expect(Object.keys(answer).sort()).toEqual(
      [
        ...['account_sid', 'api_version', 'body', 'date_created', 'date_sent', 'date_updated', 'direction'],
        ...[
          'error_code',
          'error_message',
          'from',
          'messaging_service_sid',
          'num_media',
          'num_segments',
          'price',
        ],
        ...['price_unit', 'sid', 'status', 'subresource_uris', 'to', 'uri'],
      ].sort(),
    );
    expect(answer).toMatchObject({ direction: 'inbound', status: 'received', from: PHONE, to: line });
  });
});
