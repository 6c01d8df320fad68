import twilio from 'twilio';
import { EmulatorRequestClient } from './support/emulator-client';
import { Rig, until } from './support/rig';

describe('the official client on the emulator’s REST API', () => {
  let rig: Rig;
  let client: ReturnType<typeof twilio>;
  const as = (
    user: string,
    password: string,
    accountSid = rig.emulator.credentials.accountSid,
  ): typeof client =>
    twilio(user, password, { accountSid, httpClient: new EmulatorRequestClient(rig.emulator.url) });

  beforeAll(async () => {
    rig = await Rig.start();
    const { accountSid, authToken } = rig.emulator.credentials;
    client = as(accountSid, authToken);
  });
  afterAll(() => rig.stop());

  it('fetches the account and its balance', async () => {
    const { accountSid, authToken } = rig.emulator.credentials;
    const account = await client.api.v2010.accounts(accountSid).fetch();
    expect(account).toMatchObject({ sid: accountSid, authToken, status: 'active', type: 'Full' });
    expect(account.dateCreated).toBeInstanceOf(Date);
    expect((await client.balance.fetch()).currency).toBe('USD');
  });

  it('tells wrong credentials apart as Twilio does', async () => {
    const { accountSid, apiKeySid, apiKeySecret, twimlAppSid } = rig.emulator.credentials;
    const wrong = { status: 401, code: 20003, message: 'Authenticate' };
    await expect(as(accountSid, '0'.repeat(32)).applications.list()).rejects.toMatchObject(wrong);
    await expect(as(apiKeySid, 'no').applications.list()).rejects.toMatchObject(wrong);
    const withKey = as(apiKeySid, apiKeySecret);
    expect((await withKey.applications(twimlAppSid).fetch()).sid).toBe(twimlAppSid);
    // A standard key reaches neither the account nor its keys.
    await expect(withKey.api.v2010.accounts(accountSid).fetch()).rejects.toMatchObject(wrong);
    await expect(withKey.keys.list()).rejects.toMatchObject(wrong);
    const elsewhere = as(apiKeySid, apiKeySecret, `AC${'1'.repeat(32)}`);
    await expect(elsewhere.applications.list()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('makes, lists and deletes keys; the secret is shown once and works', async () => {
    const made = await client.newKeys.create({ friendlyName: 'Second' });
    expect(made.secret).toMatch(/^[0-9a-f]{32}$/);
    expect((await client.keys.list()).map(({ friendlyName }) => friendlyName)).toEqual([
      'Demo key',
      'Second',
    ]);
    expect(await as(made.sid, made.secret).applications.list()).toHaveLength(1);
    await client.keys(made.sid).remove();
    await expect(client.keys(made.sid).fetch()).rejects.toMatchObject({ status: 404, code: 20404 });
  });

  it('updates applications and numbers, and refuses bad settings', async () => {
    const { twimlAppSid, phoneNumber } = rig.emulator.credentials;
    const updated = await client
      .applications(twimlAppSid)
      .update({ voiceUrl: 'https://example.com/a', voiceMethod: 'GET' });
    expect(updated).toMatchObject({
      voiceUrl: 'https://example.com/a',
      voiceMethod: 'GET',
      friendlyName: 'Demo app',
    });
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber });
    expect(number).toMatchObject({ phoneNumber, voiceApplicationSid: twimlAppSid });
    expect(await client.incomingPhoneNumbers.list({ phoneNumber: '+12025559999' })).toEqual([]);
    const moved = await client.incomingPhoneNumbers(number?.sid ?? '').update({ voiceApplicationSid: '' });
    expect(moved.voiceApplicationSid).toBe('');
    await client.incomingPhoneNumbers(moved.sid).update({ voiceApplicationSid: twimlAppSid });
    await expect(client.applications(twimlAppSid).update({ voiceUrl: 'nonsense' })).rejects.toMatchObject({
      code: 21402,
    });
    const bad = { voiceApplicationSid: `AP${'0'.repeat(32)}` };
    await expect(client.incomingPhoneNumbers(moved.sid).update(bad)).rejects.toMatchObject({ code: 21218 });
  });

  it('has calls of a number answered by a trunk or by an application: setting the one clears the other', async () => {
    const { twimlAppSid, phoneNumber } = rig.emulator.credentials;
    const [number] = await client.incomingPhoneNumbers.list({ phoneNumber });
    const one = client.incomingPhoneNumbers(number?.sid ?? '');
    expect(number).toMatchObject({ voiceApplicationSid: twimlAppSid, trunkSid: null });
    const trunkSid = `TK${'1'.repeat(32)}`;
    expect(await one.update({ trunkSid })).toMatchObject({ trunkSid, voiceApplicationSid: '' });
    expect(await one.update({ smsUrl: 'https://example.com/sms' })).toMatchObject({ trunkSid });
    const back = await one.update({ voiceApplicationSid: twimlAppSid });
    expect(back).toMatchObject({ trunkSid: null, voiceApplicationSid: twimlAppSid });
    await one.update({ trunkSid });
    const bare = await one.update({ trunkSid: '', voiceApplicationSid: '' });
    expect(bare).toMatchObject({ trunkSid: null, voiceApplicationSid: '' });
    await one.update({ voiceApplicationSid: twimlAppSid });
  });

  it('pages through lists', async () => {
    for (let i = 0; i < 5; i++) await client.applications.create({ friendlyName: `App ${i}` });
    const first = await client.applications.page({ pageSize: 2 });
    expect(first.instances).toHaveLength(2);
    const second = await first.nextPage();
    expect(second?.instances.map(({ friendlyName }) => friendlyName)).toEqual(['App 1', 'App 2']);
    expect(await client.applications.list({ pageSize: 2 })).toHaveLength(6);
    expect(await client.applications.list({ pageSize: 2, limit: 3 })).toHaveLength(3);
  });

  it('makes a call with TwiML, lists and fetches it, and tells its status callback in order', async () => {
    const { accountSid, phoneNumber } = rig.emulator.credentials;
    rig.app.twiml('/call-status', '');
    const call = await client.calls.create({
      from: phoneNumber,
      to: '+12025550111',
      twiml: '<Response><Pause length="1"/></Response>',
      statusCallback: `${rig.app.url}/call-status`,
      statusCallbackEvent: ['initiated', 'ringing', 'answered', 'completed'],
    });
    expect(call).toMatchObject({ status: 'queued', direction: 'outbound-api', accountSid, price: null });
    const told = await rig.app.expect('/call-status', 4);
    expect(told.map(({ parameters }) => parameters['CallStatus'])).toEqual([
      'initiated',
      'ringing',
      'in-progress',
      'completed',
    ]);
    const fetched = await client.calls(call.sid).fetch();
    // A minute that was begun is a minute.
    expect(fetched).toMatchObject({
      ...{ status: 'completed', to: '+12025550111', price: '-0.01400', priceUnit: 'USD' },
    });
    expect(fetched.duration).toMatch(/^[1-3]$/);
    expect(fetched.endTime?.getTime()).toBeGreaterThan(fetched.startTime?.getTime() ?? Infinity);
    expect(
      (await client.calls.list({ status: 'completed', to: '+12025550111' })).map(({ sid }) => sid),
    ).toEqual([call.sid]);
    expect(await client.calls.list({ status: 'busy' })).toEqual([]);
    expect(await client.calls.list({ startTimeAfter: new Date(Date.now() + 60_000) })).toEqual([]);
  });

  it('tells how a call goes on out of order where that is wanted, and nothing that was not asked for', async () => {
    rig.app.twiml('/short', '<Hangup/>').twiml('/all', '').twiml('/two', '');
    await expect(rig.control('PUT', '/calling', { shuffleStatuses: 'yes' })).rejects.toThrow(/ 400 /);
    expect(await rig.control('PUT', '/calling', { shuffleStatuses: true })).toEqual({
      shuffleStatuses: true,
    });
    const told = async (path: string, events: string[]): Promise<string[]> => {
      const { sid } = await client.calls.create({
        from: rig.emulator.credentials.phoneNumber,
        to: '+12025550111',
        url: `${rig.app.url}/short`,
        statusCallback: rig.app.url + path,
        statusCallbackEvent: events,
      });
      await rig.wait(sid, 'completed');
      const webhooks = await rig.app.expect(path, events.length);
      return webhooks.map(
        ({ parameters: { SequenceNumber, CallStatus } }) => `${SequenceNumber} ${CallStatus}`,
      );
    };
    expect(await told('/all', ['initiated', 'ringing', 'answered', 'completed'])).toEqual([
      '3 completed',
      '2 in-progress',
      '1 ringing',
      '0 initiated',
    ]);
    expect(await told('/two', ['ringing', 'answered'])).toEqual(['1 in-progress', '0 ringing']);
    expect(await rig.control('PUT', '/calling', { shuffleStatuses: false })).toEqual(
      await rig.control('GET', '/calling'),
    );
  });

  it('redirects a running call with a fallback of its own, which it keeps, and by no application', async () => {
    rig.app
      .twiml('/stay', '<Pause length="30"/>')
      .twiml('/old', '<Pause length="30"/>')
      .twiml('/new', '<Pause length="30"/>')
      .route('/broken', (_request, response) => void response.status(500).end());
    const { accountSid, phoneNumber, twimlAppSid } = rig.emulator.credentials;
    const { sid } = await client.calls.create({
      from: phoneNumber,
      to: '+12025550111',
      url: `${rig.app.url}/stay`,
      fallbackUrl: `${rig.app.url}/old`,
    });
    await rig.app.expect('/stay');
    const url = `${rig.app.url}/broken`;
    await client.calls(sid).update({ url });
    await rig.app.expect('/old');
    await client.calls(sid).update({ url, fallbackUrl: `${rig.app.url}/new`, fallbackMethod: 'GET' });
    expect((await rig.app.expect('/new'))[0]).toMatchObject({
      method: 'GET',
      parameters: { ErrorCode: '11200', ErrorUrl: url },
    });
    await client.calls(sid).update({ url });
    await rig.app.expect('/new', 2);
    expect(rig.app.at('/old')).toHaveLength(1);
    const path = `/2010-04-01/Accounts/${accountSid}/Calls/${sid}.json`;
    await rig.rest('POST', path, { ApplicationSid: twimlAppSid, Url: `${rig.app.url}/stay` });
    await rig.app.expect('/stay', 2);
    await client.calls(sid).update({ status: 'completed' });
  });

  it('redirects and ends a running call', async () => {
    rig.app.twiml('/first', '<Pause length="30"/>').twiml('/second', '<Pause length="30"/>');
    const call = await client.calls.create({
      from: rig.emulator.credentials.phoneNumber,
      to: '+12025550111',
      url: `${rig.app.url}/first`,
    });
    const [first] = await rig.app.expect('/first');
    expect(first?.parameters).toMatchObject({ CallStatus: 'in-progress', Direction: 'outbound-api' });
    await client.calls(call.sid).update({ url: `${rig.app.url}/second`, method: 'GET' });
    expect((await rig.app.expect('/second'))[0]).toMatchObject({ method: 'GET', isSigned: true });
    await client.calls(call.sid).update({ twiml: '<Response><Hangup/></Response>' });
    const ended = await until(
      () => client.calls(call.sid).fetch(),
      ({ status }) => status === 'completed',
    );
    expect(ended.status).toBe('completed');
    const late = client.calls(call.sid).update({ url: `${rig.app.url}/second` });
    await expect(late).rejects.toMatchObject({ code: 21220 });
    for (const status of ['completed', 'canceled'] as const)
      await expect(client.calls(call.sid).update({ status })).rejects.toMatchObject({
        status: 400,
        code: 21220,
      });
  });

  it('cancels a call that still rings', async () => {
    const call = await client.calls.create({
      from: rig.emulator.credentials.phoneNumber,
      to: '+12025550114',
      twiml: '<Response/>',
    });
    await until(
      () => client.calls(call.sid).fetch(),
      ({ status }) => status === 'ringing',
    );
    const canceled = await client.calls(call.sid).update({ status: 'canceled' });
    expect(canceled).toMatchObject({ status: 'canceled', price: null });
  });

  it('tells the TwiML’s webhook who answered, and the call', async () => {
    rig.app.twiml('/machine-begins', '<Pause length="60"/>');
    const { sid } = await client.calls.create({
      from: rig.emulator.credentials.phoneNumber,
      to: '+12025550117',
      url: `${rig.app.url}/machine-begins`,
      machineDetection: 'Enable',
    });
    const [begun] = await rig.app.expect('/machine-begins', 1);
    expect(begun?.parameters).toMatchObject({ CallSid: sid, AnsweredBy: 'machine_start' });
    expect(await client.calls(sid).fetch()).toMatchObject({ answeredBy: 'machine_start' });
    await client.calls(sid).update({ status: 'completed' });
  });

  it('goes on while it is found out who answered, also where nobody is to be told', async () => {
    rig.app.twiml('/goes-on', '<Pause length="60"/>');
    const { sid } = await client.calls.create({
      from: rig.emulator.credentials.phoneNumber,
      to: '+12025550117',
      url: `${rig.app.url}/goes-on`,
      machineDetection: 'DetectMessageEnd',
      asyncAmd: 'true',
    });
    const [begun] = await rig.app.expect('/goes-on', 1);
    expect(begun?.parameters).not.toHaveProperty('AnsweredBy');
    await until(
      () => client.calls(sid).fetch(),
      ({ answeredBy }) => answeredBy === 'machine_end_beep',
    );
    await client.calls(sid).update({ status: 'completed' });
  });

  it.each([
    [{ to: '+15005550001' }, 21217],
    [{ to: '+15005550002' }, 21214],
    [{ to: '+15005550003' }, 21215],
    [{ to: '+15005550004' }, 21216],
    [{ to: 'nobody' }, 21211],
    [{ from: '+15005550001' }, 21212],
    [{ from: '+12025559999' }, 21210],
    [{ to: '+12025550111x9' }, 21211],
    [{ to: 'tel:+12025550111' }, 21211],
    [{ to: 'call +12025550111 now' }, 21211],
    [{ to: 'sip:bob@pbx.example' }, 21211],
    [{ to: 'client:two words' }, 21211],
    [{ to: `client:${'x'.repeat(257)}` }, 21211],
    [{ from: 'client:alice' }, 21212],
    [{ sendDigits: '12x' }, 21206],
    [{ timeout: 0 }, 21208],
    [{ statusCallback: 'nonsense' }, 21609],
    [{ url: 'nonsense', twiml: '' }, 21205],
    [{ applicationSid: `AP${'0'.repeat(32)}` }, 21218],
    [{ twiml: '<Response>' }, 12100],
  ])('refuses a call with %j as %i', async (wrong, code) => {
    const { phoneNumber } = rig.emulator.credentials;
    const call = client.calls.create({
      from: phoneNumber,
      to: '+12025550111',
      twiml: '<Response/>',
      ...wrong,
    });
    await expect(call).rejects.toMatchObject({ status: 400, code });
  });

  // The client has no such parameter any more: https://www.twilio.com/docs/api/errors/21207
  it('refuses an IfMachine that is none of the three, and takes these in any case', async () => {
    const { accountSid, phoneNumber } = rig.emulator.credentials;
    const call = (IfMachine: string) =>
      rig.rest('POST', `/2010-04-01/Accounts/${accountSid}/Calls.json`, {
        From: phoneNumber,
        To: '+12025550114',
        Twiml: '<Response/>',
        IfMachine,
      });
    await expect(call('Voicemail')).rejects.toThrow(/400 .*"code":21207/);
    for (const known of ['Continue', 'hangup', 'False'])
      await expect(call(known)).resolves.toMatchObject({ status: 'queued' });
  });

  it('takes Twilio’s test number as caller, and never places the call', async () => {
    const call = await client.calls.create({
      from: '+15005550006',
      to: '+12025550111',
      twiml: '<Response/>',
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await client.calls(call.sid).fetch()).status).toBe('queued');
  });
});
