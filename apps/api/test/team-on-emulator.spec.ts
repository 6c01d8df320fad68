import type {
  AccountWebhook,
  Analytics,
  ConnectionReport,
  DemoAccount,
  TokenResponse,
} from '@centralita/shared-types';
import { CallPricesJob } from '../src/domains/calls/call-prices.job';
import { ActivityLog, type Activity } from '../src/platform/events/activity-log';
import { BrowserPhone } from './support/browser-phone';
import { runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { startTeam, type Member, type Team } from './support/team';

const CALLER = '+12025550177';

interface CallView {
  sid: string;
  status: string;
}

let emulator: Program;
let built: ReturnType<typeof bundle>;
let base: string;
let team: Team;
let colleague: Member;
let demo: DemoAccount;
const phones: BrowserPhone[] = [];

const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const answer = await fetch(`${base}/control${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};
const register = async (member: Member): Promise<BrowserPhone> => {
  const { body } = await member.web.post('/token').expect(200);
  const phone = await BrowserPhone.register(base, (body as TokenResponse).token);
  phones.push(phone);
  return phone;
};
const activities = (): Promise<Activity[]> =>
  team.api.app.get(ActivityLog).after(team.organisationId, 0, 1000);
/** What pages were told of the organisation's calls. */
const told = async (): Promise<[string, unknown][]> =>
  (await activities())
    .filter(({ kind }) => kind.startsWith('calls/'))
    .map(({ kind, data }) => [kind, data['outcome']]);
const outsideCall = (): Promise<CallView> =>
  control('POST', '/calls', { from: CALLER, script: [{ do: 'wait', afterMs: 20_000 }] });

beforeAll(async () => {
  built = bundle('tools/twilio-emulator/src/main.ts');
  emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
  base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
  demo = await control('GET', '/demo-account');
  team = await startTeam({ TWILIO_EMULATOR_URL: base });
  colleague = await team.join('agent');
});
afterAll(async () => {
  await Promise.all(phones.map((phone) => phone.close()));
  await team.api.close();
  emulator.child.kill('SIGTERM');
  await emulator.ended;
  built.remove();
});

it('the account is saved, its webhook pasted, and its connection good', async () => {
  const { owner } = team;
  const input = { provider: 'twilio', name: 'Emulator', ...demo.credentials };
  const { body } = await owner.web.post('/api/accounts').send(input).expect(201);
  const { id, webhooks } = body as { id: string; webhooks: Required<AccountWebhook>[] };
  const { accountSid, authToken, twimlAppSid, phoneNumber } = demo.credentials;
  const pasted = await fetch(`${base}/2010-04-01/Accounts/${accountSid}/Applications/${twimlAppSid}.json`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
    body: new URLSearchParams({
      VoiceUrl: webhooks[0]?.url ?? '',
      VoiceFallbackUrl: webhooks[0]?.fallbackUrl ?? '',
      StatusCallback: webhooks[0]?.statusCallbackUrl ?? '',
    }),
  });
  expect(pasted.status).toBe(200);
  const report = (await owner.web.post(`/api/accounts/${id}/test`).expect(200)).body as ConnectionReport;
  expect(report.checks.map(({ state, code }) => [state, code])).toEqual([
    ['ok', 'account/ok'],
    ['ok', 'api-key/ok'],
    ['ok', 'twiml-app/ok'],
    ['ok', 'phone-number/ok'],
    ['ok', 'voice-url/ok'],
    ['ok', 'status-callback/ok'],
  ]);
  await owner.web
    .patch(`/api/organisations/${team.organisationId}`)
    .send({ numbers: [phoneNumber] })
    .expect(200);
});

it('a call to the number rings both agents; one declines, the other answers and talks until the caller hangs up', async () => {
  const [first, second] = await Promise.all([register(team.agent), register(colleague)]);
  const { sid } = await outsideCall();
  const rings = await Promise.all([first.next('invite'), second.next('invite')]);
  for (const { parameters } of rings) {
    expect(parameters).toMatchObject({ From: CALLER, AccountSid: demo.credentials.accountSid });
  }
  expect(await told()).toEqual([['calls/ringing', undefined]]);
  await first.reject();
  await second.answer();
  await control('GET', `/calls/${sid}/wait?status=in-progress&timeoutMs=10000`);
  await control('POST', `/calls/${sid}/hang-up`);
  await second.next('hangup');
  const deadline = Date.now() + 5_000;
  while ((await told()).length < 3 && Date.now() < deadline)
    await new Promise((done) => setTimeout(done, 20));
  expect(await told()).toEqual([
    ['calls/ringing', undefined],
    ['calls/answered', undefined],
    ['calls/ended', 'completed'],
  ]);
});

it('what the call cost is known some time after, of each of its legs, and stands among the figures', async () => {
  const costs = async (): Promise<object> =>
    ((await team.admin.web.get('/api/analytics').expect(200)).body as Analytics).current.costs;
  expect(await costs()).toEqual([{ channel: 'voice', amounts: [], unknown: 1 }]);
  const billings = async (): Promise<Activity[]> =>
    (await activities()).filter(({ kind }) => kind === 'calls/billed');
  expect(await billings()).toEqual([]);
  const prices = team.api.app.get(CallPricesJob, { strict: false });
  await prices.handle({ signal: new AbortController().signal });
  // A minute of the caller and one of the browser that answered; the one that declined costs nothing.
  const billed = [{ channel: 'voice', amounts: [{ unit: 'USD', amount: 0.0125 }], unknown: 0 }];
  expect(await costs()).toEqual(billed);
  await prices.handle({ signal: new AbortController().signal });
  expect(await costs()).toEqual(billed);
  // Those who see figures hear of it once, and no list of what happened has it.
  expect(await billings()).toMatchObject([
    { role: 'admin', data: { callSid: expect.stringMatching(/^CA/) } },
  ]);
  const listed = await team.admin.web.get('/api/activities').expect(200);
  expect(JSON.stringify(listed.body)).not.toContain('calls/billed');
  const { text } = await team.admin.web.get('/api/analytics.csv').buffer(true).expect(200);
  expect(text).toContain('\r\ncost,voice,USD,0.0125,0\r\ncost,voice,withoutPrice,0,0\r\n');
});
