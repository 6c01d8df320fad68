import type {
  AccountItem,
  DemoAccount,
  NumberSetup,
  NumberSetups,
  ReadinessReport,
} from '@centralita/shared-types';
import { runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { refusingRest, type RefusingRest } from './support/refusing-rest';
import { startApi, type RunningApi } from './support/running-api';
import { type browser, found } from './support/team';

const PBX = 'https://pbx.example.com/voice?key=secret';
const TRUNK = `TK${'1'.repeat(32)}`;
const SECOND = '+12025550170';

/** Numbers that share a TwiML App, stand on a trunk or belong to a service, at a Twilio that answers as Twilio does. */
describe('numbers that were led here', () => {
  let emulator: Program;
  let built: ReturnType<typeof bundle>;
  let base: string;
  let way: RefusingRest;
  let api: RunningApi;
  let owner: ReturnType<typeof browser>;
  let demo: DemoAccount;
  let application: string;
  let [first, second] = ['', ''];

  beforeAll(async () => {
    built = bundle('tools/twilio-emulator/src/main.ts');
    emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
    base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
    way = await refusingRest(base);
    demo = (await (await fetch(`${base}/control/demo-account`)).json()) as DemoAccount;
    application = `Applications/${demo.credentials.twimlAppSid}`;
    api = await startApi({
      TWILIO_EMULATOR_URL: way.url,
      TRUSTED_PROXIES: 'loopback',
      REQUESTS_PER_MINUTE: '1000',
    });
    owner = (await found(api, { demo: true })).web;
    first = (await numbers())[0]?.numberSid ?? '';
    second = String((await rest('IncomingPhoneNumbers', { PhoneNumber: SECOND }))['sid']);
  });
  afterAll(async () => {
    await api.close();
    await way.close();
    emulator.child.kill('SIGTERM');
    await emulator.ended;
    built.remove();
  });

  /** As Twilio's own client asks, led to the emulator. */
  async function ask(
    path: string,
    form?: Record<string, string>,
    method = form ? 'POST' : 'GET',
  ): Promise<Record<string, unknown>> {
    const { accountSid, authToken } = demo.credentials;
    const answer = await fetch(`${base}${path}`, {
      method,
      headers: { authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      ...(form && { body: new URLSearchParams(form) }),
    });
    return method === 'DELETE' ? {} : ((await answer.json()) as Record<string, unknown>);
  }
  const rest = (path: string, form?: Record<string, string>): Promise<Record<string, unknown>> =>
    ask(`/2010-04-01/Accounts/${demo.credentials.accountSid}/${path}.json`, form);
  const numberAt = (sid: string, form?: Record<string, string>): Promise<Record<string, unknown>> =>
    rest(`IncomingPhoneNumbers/${sid}`, form);
  const setups = async (): Promise<NumberSetups> =>
    (await owner.get('/api/number-setup').expect(200)).body as NumberSetups;
  const numbers = async (): Promise<NumberSetup[]> => (await setups()).numbers;
  const setupOf = async (sid: string): Promise<NumberSetup | undefined> =>
    (await numbers()).find(({ numberSid }) => numberSid === sid);
  const pathOf = async (sid: string): Promise<string> =>
    `/api/number-setup/${(await setupOf(sid))?.accountId}/${sid}`;
  const lead = async (sid: string): Promise<NumberSetup> =>
    (await owner.post(await pathOf(sid)).expect(200)).body as NumberSetup;
  const putBack = async (sid: string): Promise<NumberSetup> =>
    (await owner.post(`${await pathOf(sid)}/undo`).expect(200)).body as NumberSetup;
  const webhookCodes = async (phoneNumber: string): Promise<string[]> => {
    const { items } = (await owner.get('/api/readiness').expect(200)).body as ReadinessReport;
    return items
      .filter(({ check, subject }) => check === 'webhooks' && subject === phoneNumber)
      .map(({ code }) => code);
  };
  const elsewhere = { VoiceApplicationSid: '', VoiceUrl: PBX, SmsUrl: PBX };

  it('are put back alone while others use the TwiML App, which comes back with the last of them', async () => {
    await rest(application, { VoiceUrl: PBX, VoiceMethod: 'GET' });
    await numberAt(first, elsewhere);
    await numberAt(second, elsewhere);
    expect(await lead(first)).toMatchObject({ differences: [], undoTakesAlong: [] });
    const { voice_url: ours } = await rest(application);
    expect(await lead(second)).toMatchObject({ differences: [] });
    // Pressed from another page, it loses nothing.
    await lead(first);
    expect(await setupOf(first)).not.toHaveProperty('undoTakesAlong');

    await putBack(first);
    expect(await numberAt(first)).toMatchObject({ voice_application_sid: '', voice_url: PBX, sms_url: PBX });
    expect(await rest(application)).toMatchObject({ voice_url: ours });
    expect(await setupOf(second)).toMatchObject({ differences: [], undoTakesAlong: [] });

    await putBack(second);
    expect(await numberAt(second)).toMatchObject({ voice_application_sid: '', voice_url: PBX });
    expect(await rest(application)).toMatchObject({ voice_url: PBX, voice_method: 'GET' });
  });

  it('say what goes along where it was the TwiML App that led them elsewhere', async () => {
    await rest(application, { VoiceUrl: PBX });
    await numberAt(first, { VoiceApplicationSid: demo.credentials.twimlAppSid });
    await numberAt(second, elsewhere);
    await lead(first);
    await lead(second);
    expect(await setupOf(first)).toMatchObject({ undoTakesAlong: [SECOND] });
    expect(await setupOf(second)).not.toHaveProperty('undoTakesAlong');
    await putBack(first);
    expect(await rest(application)).toMatchObject({ voice_url: PBX });
    await putBack(second);
    expect(await numberAt(second)).toMatchObject({ voice_application_sid: '', voice_url: PBX });
  });

  it('come off their SIP trunk, and are put back on it', async () => {
    await lead(first);
    await lead(second);
    const { sms_url: smsUrl } = await numberAt(second);
    await numberAt(second, { TrunkSid: TRUNK });
    expect((await setupOf(second))?.differences).toEqual([
      { setting: 'trunkSid', now: TRUNK, wanted: '' },
      { setting: 'voiceApplicationSid', now: '', wanted: demo.credentials.twimlAppSid },
    ]);
    expect(await webhookCodes(SECOND)).toEqual(['webhooks/elsewhere']);
    expect(await lead(second)).toMatchObject({ differences: [] });
    expect(await numberAt(second)).toMatchObject({
      trunk_sid: null,
      voice_application_sid: demo.credentials.twimlAppSid,
    });
    await lead(second);
    await putBack(second);
    expect(await numberAt(second)).toMatchObject({ trunk_sid: TRUNK, voice_application_sid: '' });
    expect(smsUrl).toContain('/webhooks/messages');
    await numberAt(second, { TrunkSid: '' });
  });

  it('come off their trunk also where the account has no TwiML App', async () => {
    const { accountId = '' } = (await setupOf(second)) ?? {};
    const { accountSid, twimlAppSid, phoneNumber, apiKeySid } = demo.credentials;
    const facts = { provider: 'twilio', name: 'Emulator', accountSid, phoneNumber, apiKeySid };
    await owner.put(`/api/accounts/${accountId}`).send(facts).expect(200);
    await lead(second);
    await numberAt(second, { TrunkSid: TRUNK });
    expect((await setupOf(second))?.differences).toEqual([{ setting: 'trunkSid', now: TRUNK, wanted: '' }]);
    expect(await webhookCodes(SECOND)).toEqual(['webhooks/elsewhere']);
    expect(await lead(second)).toMatchObject({ differences: [] });
    expect(await numberAt(second)).toMatchObject({ trunk_sid: null });
    await putBack(second);
    expect(await numberAt(second)).toMatchObject({ trunk_sid: TRUNK });
    await numberAt(second, { TrunkSid: '' });
    await owner
      .put(`/api/accounts/${accountId}`)
      .send({ ...facts, twimlAppSid })
      .expect(200);
  });

  it('do not lead here while a Messaging Service takes their messages', async () => {
    await lead(second);
    expect(await webhookCodes(SECOND)).toEqual(['webhooks/ok']);
    const made = await ask('/v1/Services', { FriendlyName: 'Old desk', InboundRequestUrl: PBX });
    const service = `/v1/Services/${String(made['sid'])}`;
    await ask(`${service}/PhoneNumbers`, { PhoneNumberSid: second });
    expect(await setupOf(second)).toMatchObject({
      differences: [],
      messagesTakenBy: { name: 'Old desk', url: 'https://pbx.example.com/voice?…' },
    });
    expect(await webhookCodes(SECOND)).toEqual(['webhooks/messages-taken']);

    await ask(service, { InboundRequestUrl: '' });
    expect(await setupOf(second)).toMatchObject({ messagesTakenBy: { url: '' } });
    const { publicBaseUrl } = await setups();
    for (const leadsHere of [
      { InboundRequestUrl: `${publicBaseUrl}/webhooks/messages` },
      { InboundRequestUrl: PBX, UseInboundWebhookOnNumber: 'true' },
    ]) {
      await ask(service, leadsHere);
      expect(await setupOf(second)).not.toHaveProperty('messagesTakenBy');
    }
    expect(await webhookCodes(SECOND)).toEqual(['webhooks/ok']);
    await ask(service, undefined, 'DELETE');
  });

  it('are found in the last of many Messaging Services', async () => {
    const others: string[] = [];
    for (let made = 0; made < 51; made += 1)
      others.push(String((await ask('/v1/Services', { FriendlyName: `Service ${made}` }))['sid']));
    const last = others.at(-1);
    await ask(`/v1/Services/${last}/PhoneNumbers`, { PhoneNumberSid: second });
    expect(await setupOf(second)).toMatchObject({ messagesTakenBy: { name: 'Service 50' } });
    for (const sid of others) await ask(`/v1/Services/${sid}`, undefined, 'DELETE');
  });

  it.each([
    ['the services', /GET \/v1\/Services[? ]/],
    ['the numbers of one', /GET \/v1\/Services\/\w+\/PhoneNumbers/],
  ])('are read, led here and put back also where Twilio does not tell %s', async (_what, asked) => {
    const made = await ask('/v1/Services', { FriendlyName: 'Old desk', InboundRequestUrl: PBX });
    way.refuseNext(asked);
    expect(await setups()).toMatchObject({ unread: [], numbers: [{}, { messagesTakenBy: null }] });
    way.refuseNext(asked);
    expect(await webhookCodes(SECOND)).toContain('webhooks/messages-unknown');
    await numberAt(second, elsewhere);
    const path = await pathOf(second);
    for (const change of [path, `${path}/undo`]) {
      way.refuseNext(asked);
      await owner.post(change).expect(200);
    }
    expect(await numberAt(second)).toMatchObject({ sms_url: PBX });
    await ask(`/v1/Services/${String(made['sid'])}`, undefined, 'DELETE');
  });

  it('can be put back when their account was saved anew, also after this server’s own address changed', async () => {
    await numberAt(second, elsewhere);
    await lead(second);
    const { accountId = '' } = (await setupOf(second)) ?? {};
    await owner.delete(`/api/accounts/${accountId}`).expect(204);
    const { accountSid, authToken, twimlAppSid, phoneNumber } = demo.credentials;
    const { body } = await owner
      .post('/api/accounts')
      .send({ provider: 'twilio', name: 'Anew', accountSid, authToken, twimlAppSid, phoneNumber })
      .expect(201);
    const { id } = body as AccountItem;
    expect(id).not.toBe(accountId);
    expect(await setupOf(second)).toMatchObject({ accountId: id, undoableSince: expect.any(Number) });

    // As this server left it before its own address changed.
    await numberAt(second, { SmsUrl: 'https://former.example.com/webhooks/messages#rc=3&rp=5xx,ct,rt' });
    expect(await lead(second)).toMatchObject({ accountId: id, differences: [] });
    await putBack(second);
    expect(await numberAt(second)).toMatchObject({ voice_application_sid: '', voice_url: PBX, sms_url: PBX });
  });
});
