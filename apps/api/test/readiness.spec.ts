import { jest } from '@jest/globals';
import type {
  DemoAccount,
  NumberSetup,
  NumberSetups,
  ReadinessItem,
  ReadinessReport,
} from '@centralita/shared-types';
import { AccountLines } from '../src/domains/readiness/ports/account-lines';
import { Config } from '../src/platform/config/config';
import { ProviderError } from '../src/platform/errors/provider-error';
import { buildProgram, runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { eventually } from './support/eventually';

import { startApi, type RunningApi } from './support/running-api';
import { type browser, found } from './support/team';

const RETRIES = '#rc=3&rp=5xx,ct,rt';
const ELSEWHERE = 'https://user:pass-word@old.example.com/voice?key=secret';

/** The page and the doctor, with a Twilio that answers as Twilio does. */
describe('going live', () => {
  let emulator: Program;
  let built: ReturnType<typeof bundle>;
  let command: ReturnType<typeof buildProgram>;
  let base: string;
  let api: RunningApi;
  let owner: ReturnType<typeof browser>;
  let demo: DemoAccount;

  beforeAll(async () => {
    built = bundle('tools/twilio-emulator/src/main.ts');
    command = buildProgram('command');
    emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
    base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
    demo = (await (await fetch(`${base}/control/demo-account`)).json()) as DemoAccount;
    api = await startApi({
      TWILIO_EMULATOR_URL: base,
      TRUSTED_PROXIES: 'loopback',
      REQUESTS_PER_MINUTE: '1000',
    });
    owner = (await found(api, { demo: true })).web;
  });
  afterAll(async () => {
    await api.close();
    emulator.child.kill('SIGTERM');
    await emulator.ended;
    built.remove();
    command.remove();
  });

  /** Twilio's own client, led to the emulator. */
  const asTwilio = () => {
    const { accountSid, authToken } = demo.credentials;
    const auth = `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}`;
    return async (path: string, form?: Record<string, string>): Promise<Record<string, unknown>> => {
      const answer = await fetch(`${base}/2010-04-01/Accounts/${accountSid}/${path}.json`, {
        method: form ? 'POST' : 'GET',
        headers: { authorization: auth },
        ...(form && { body: new URLSearchParams(form) }),
      });
      return (await answer.json()) as Record<string, unknown>;
    };
  };
  const numbers = async (): Promise<NumberSetups> =>
    (await owner.get('/api/number-setup').expect(200)).body as NumberSetups;
  const first = async (): Promise<NumberSetup> => (await numbers()).numbers[0]!;
  const items = async (): Promise<ReadinessItem[]> =>
    ((await owner.get('/api/readiness').expect(200)).body as ReadinessReport).items;
  const codesOf = (all: readonly ReadinessItem[], check: ReadinessItem['check']): string[] =>
    all.filter((item) => item.check === check).map(({ code }) => code);

  it('the demo leads here, and the checks say what is still missing', async () => {
    expect((await numbers()).numbers).toMatchObject([
      { accountName: 'Emulator', phoneNumber: demo.credentials.phoneNumber, differences: [] },
    ]);
    const all = await items();
    expect(codesOf(all, 'credentials')).toContain('account/ok');
    expect(codesOf(all, 'balance')).toEqual(['balance/ok']);
    expect(codesOf(all, 'webhooks')).toEqual(['webhooks/ok']);
    // The API itself listens there, without TLS: enough for the emulator.
    expect(codesOf(all, 'public-url')).toEqual(['public-url/no-tls']);
    expect(codesOf(all, 'messages')).toEqual(['messages/no-recent', 'messages/none-received']);
    expect(codesOf(all, 'knowledge')).toEqual(['knowledge/ok']);
    expect(codesOf(all, 'alerts')).toContain('alerts/no-webhook');
    expect(codesOf(all, 'backup')).toEqual(['backup/none']);
    expect(all.filter(({ state }) => state === 'failed')).toEqual([]);
  });

  it('the templates that WhatsApp has approved are seen', async () => {
    const codes = await eventually(async () => {
      const seen = codesOf(await items(), 'templates');
      return seen.includes('templates/ok') && seen;
    });
    expect(codes).toEqual(['templates/ok']);
  });

  it('a message that came in and was answered is seen', async () => {
    await fetch(`${base}/control/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ from: '+12025550199', body: '¿A qué hora abrís?', channel: 'sms' }),
    });
    const codes = await eventually(async () => {
      const seen = codesOf(await items(), 'messages');
      return seen.includes('messages/ok') && seen;
    });
    expect(codes).toEqual(['messages/recent-ok', 'messages/ok']);
  });

  it('a number that somebody led elsewhere is noticed, led here in one step, and put back', async () => {
    const rest = asTwilio();
    const { numberSid, accountId } = await first();
    const path = `IncomingPhoneNumbers/${numberSid}`;
    await rest(path, { VoiceApplicationSid: '', VoiceUrl: ELSEWHERE, SmsUrl: ELSEWHERE });

    const drifted = await first();
    const { publicBaseUrl } = await numbers();
    expect(drifted.differences).toEqual([
      { setting: 'voiceApplicationSid', now: '', wanted: demo.credentials.twimlAppSid },
      {
        setting: 'smsUrl',
        now: 'https://old.example.com/voice?…',
        wanted: `${publicBaseUrl}/webhooks/messages${RETRIES}`,
      },
    ]);
    expect(codesOf(await items(), 'webhooks')).toEqual(['webhooks/elsewhere']);

    const at = `/api/number-setup/${accountId}/${numberSid}`;
    const { body: led } = await owner.post(at).expect(200);
    expect(led).toMatchObject({ differences: [], undoableSince: expect.any(Number) });
    expect(await rest(path)).toMatchObject({
      voice_application_sid: demo.credentials.twimlAppSid,
      sms_url: `${publicBaseUrl}/webhooks/messages${RETRIES}`,
      sms_fallback_url: `${publicBaseUrl}/webhooks/messages/fallback${RETRIES}`,
    });

    const { body: back } = await owner.post(`${at}/undo`).expect(200);
    expect((back as NumberSetup).differences).toEqual(drifted.differences);
    expect(back).not.toHaveProperty('undoableSince');
    expect(await rest(path)).toMatchObject({
      voice_application_sid: '',
      voice_url: ELSEWHERE,
      sms_url: ELSEWHERE,
    });
    await owner.post(`${at}/undo`).expect(409);
    await owner.post(`/api/number-setup/${accountId}/PN${'0'.repeat(32)}`).expect(404);
    await owner.post(at).expect(200);

    const { body: audit } = await owner.get('/api/audit').expect(200);
    const actions = (audit as { items: { action: string }[] }).items.map(({ action }) => action);
    expect(actions).toEqual(expect.arrayContaining(['accounts/number-led-here', 'accounts/number-put-back']));
  });

  it('a number that was led here by halves is put back to what others had set, not to our own addresses', async () => {
    const rest = asTwilio();
    const { numberSid, accountId } = await first();
    const { publicBaseUrl } = await numbers();
    const [number, application] = [
      `IncomingPhoneNumbers/${numberSid}`,
      `Applications/${demo.credentials.twimlAppSid}`,
    ];
    const pbx = { VoiceUrl: `${ELSEWHERE}&of=calls`, VoiceMethod: 'GET' };
    await rest(application, pbx);
    await rest(number, { SmsUrl: `${ELSEWHERE}&of=messages` });

    // The application is set; then Twilio fails once.
    const lines = api.app.get(AccountLines, { strict: false });
    const failing = jest
      .spyOn(lines, 'setNumber')
      .mockRejectedValueOnce(new ProviderError({ code: 'twilio/unreachable', detail: 'Twilio is away.' }));
    const at = `/api/number-setup/${accountId}/${numberSid}`;
    await owner.post(at).expect(502);
    failing.mockRestore();
    expect(await rest(application)).toMatchObject({ voice_url: `${publicBaseUrl}/handle_calls${RETRIES}` });
    expect(await rest(number)).toMatchObject({ sms_url: `${ELSEWHERE}&of=messages` });

    const { body: led } = await owner.post(at).expect(200);
    expect(led).toMatchObject({ differences: [], undoableSince: expect.any(Number) });
    await owner.post(`${at}/undo`).expect(200);
    expect(await rest(application)).toMatchObject({ voice_url: pbx.VoiceUrl, voice_method: 'GET' });
    expect(await rest(number)).toMatchObject({ sms_url: `${ELSEWHERE}&of=messages` });
    await owner.post(at).expect(200);
    expect((await first()).differences).toEqual([]);
  });

  it('what is only less safe than it should be is a warning', async () => {
    const rest = asTwilio();
    const { applicationSid } = { applicationSid: demo.credentials.twimlAppSid };
    const { publicBaseUrl } = await numbers();
    await rest(`Applications/${applicationSid}`, {
      VoiceUrl: `${publicBaseUrl}/webhook/twilio/voice`,
      StatusCallback: '',
    });
    const { differences, numberSid, accountId } = await first();
    expect(differences.map(({ setting }) => setting)).toEqual(['appVoiceUrl', 'appStatusCallback']);
    expect(codesOf(await items(), 'webhooks')).toEqual(['webhooks/drift']);
    await owner.post(`/api/number-setup/${accountId}/${numberSid}`).expect(200);
    expect((await first()).differences).toEqual([]);
  });

  const doctor = async (args: string[], more: Record<string, string> = {}) => {
    const { dataDir, sealingKey } = api.app.get(Config);
    const environment = {
      DATA_DIR: dataDir,
      CENTRALITA_KEY: sealingKey!,
      TWILIO_EMULATOR_URL: base,
      PUBLIC_BASE_URL: api.url,
      ...more,
    };
    const program = runProgram(command.file, dataDir, environment, ['doctor', ...args]);
    const code = await program.ended;
    return { code, ...program.output() };
  };

  it('npm run doctor says the same beside the server, in words and as JSON', async () => {
    const spoken = await doctor([]);
    expect(spoken.error).toBe('');
    expect(spoken.out).toContain('✓ Emulator: Twilio accepts the account and its Auth Token.');
    expect(spoken.out).toContain('✓ Emulator: The balance is 100.00 USD.');
    expect(spoken.out).toContain(`✓ Emulator: The account has 1: ${demo.credentials.phoneNumber}.`);
    expect(spoken.out).toContain(
      '! No backup was made from this machine yet.\n    → Run npm run db -- backup',
    );
    expect(spoken.out).toMatch(/\d+ right, \d+ to look at, \d+ to put right\.\nReady\.\n$/);
    expect(spoken.code).toBe(0);
    for (const secret of [demo.credentials.authToken, demo.credentials.apiKeySecret])
      expect(spoken.out).not.toContain(secret);

    const { out, code } = await doctor(['--json']);
    const report = JSON.parse(out) as ReadinessReport;
    expect(report.items.filter(({ state }) => state === 'failed')).toEqual([]);
    expect(code).toBe(0);
    expect(report.items.map(({ check }) => check)).toEqual(
      expect.arrayContaining(['alerts', 'bot', 'messages']),
    );
  });

  it('the doctor fails where something is wrong: an address of nobody, no database, a wrong word', async () => {
    const wrong = await doctor([], {
      DATA_DIR: `${api.app.get(Config).dataDir}/none`,
      PUBLIC_BASE_URL: 'http://127.0.0.1:4',
      TWILIO_ACCOUNT_SID: demo.credentials.accountSid,
      TWILIO_AUTH_TOKEN: 'f'.repeat(32),
      TWILIO_PHONE_NUMBER: demo.credentials.phoneNumber,
    });
    expect(wrong.code).toBe(1);
    expect(wrong.out).toContain('! There is no database yet');
    expect(wrong.out).toContain('✗ Twilio: Twilio refuses the Auth Token for this Account SID');
    // Said once: what hangs on it is not asked.
    expect(wrong.out.match(/✗ Twilio/g)).toHaveLength(1);
    expect(wrong.out).toContain('✗ http://127.0.0.1:4: Nobody answers there (ECONNREFUSED).');
    expect(wrong.out).toMatch(/Not ready yet\.\n$/);
    const lost = await doctor(['--emu']);
    expect(lost).toMatchObject({ code: 1, out: '' });
    expect(lost.error).toContain('npm run doctor -- --json');
  });
});
