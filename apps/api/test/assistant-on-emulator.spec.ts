import type { DemoAccount } from '@centralita/shared-types';
import { runProgram, type Program } from './support/built-program';
import { bundle } from './support/bundle';
import { eventually } from './support/eventually';
import { startRasa, type RasaServer } from './support/rasa-server';
import { startApi, type RunningApi } from './support/running-api';

const CALLER = '+12025550177';
/** Of the emulator's outside world: answers and speaks. */
const PERSON = '+12025550112';

interface CallView {
  sid: string;
  to: string;
  status: string;
}
interface Told {
  type: string;
  kind: string;
  from?: string;
  message?: string;
  callSid?: string;
  data?: Record<string, unknown>;
}

let emulator: Program;
let built: ReturnType<typeof bundle>;
let base: string;
let rasa: RasaServer;
let api: RunningApi;
/** Points the emulator's line at a path of the server. */
let paste: (path: string) => Promise<void>;

const control = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const answer = await fetch(`${base}/control${path}`, {
    method,
    ...(body && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
};

beforeAll(async () => {
  built = bundle('tools/twilio-emulator/src/main.ts');
  emulator = runProgram(built.file, process.cwd(), { EMULATOR_PORT: '0' });
  base = (await emulator.says(/Twilio emulator at (http:\/\/[\d.:]+):/))[1] ?? '';
  const { credentials } = await control<DemoAccount>('GET', '/demo-account');
  const { accountSid, authToken, twimlAppSid, phoneNumber } = credentials;
  rasa = await startRasa();
  api = await startApi({
    TWILIO_EMULATOR_URL: base,
    TWILIO_ACCOUNT_SID: accountSid,
    TWILIO_AUTH_TOKEN: authToken,
    TWILIO_PHONE_NUMBER: phoneNumber,
    INCOMING_FLOW: 'assistant',
    RASA_WEBHOOK_URL: rasa.url,
    FALLBACK_PHONE_NUMBER: PERSON,
    PERSONAL_MODE: 'off',
  });
  paste = async (path) => {
    const pasted = await fetch(`${base}/2010-04-01/Accounts/${accountSid}/Applications/${twimlAppSid}.json`, {
      method: 'POST',
      headers: { Authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString('base64')}` },
      body: new URLSearchParams({ VoiceUrl: api.url + path }),
    });
    expect(pasted.status).toBe(200);
  };
});
afterAll(async () => {
  await api.close();
  await rasa.close();
  emulator.child.kill('SIGTERM');
  await emulator.ended;
  built.remove();
});

/** Waits for the person at the telephone, as long as the test may last. */
async function personTalksWith(sid: string): Promise<void> {
  for (;;) {
    const dialled = await control<CallView[]>('GET', `/calls?parentCallSid=${sid}`);
    if (dialled.some(({ to, status }) => to === PERSON && status === 'in-progress')) return;
    await new Promise((done) => setTimeout(done, 250));
  }
}

it('a caller is greeted, asks, hears the answer, falls silent twice, and gets a person', async () => {
  await paste('/webhook/twilio/voice');
  const { sid } = await control<CallView>('POST', '/calls', {
    from: CALLER,
    script: [
      { do: 'speak', text: 'my card is lost', afterMs: 2_000 },
      { do: 'wait', afterMs: 120_000 },
    ],
  });
  await personTalksWith(sid);
  expect(rasa.heard).toEqual([{ sender: sid, message: 'my card is lost' }]);
  const events = await control<Told[]>('GET', `/events?callSid=${sid}`);
  const text = JSON.stringify(events);
  const order = ['automatic assistant', 'I can block it', 'I did not hear anything', 'putting you through'];
  expect(order.map((words) => text.indexOf(words) > 0)).toEqual([true, true, true, true]);
  const steps = api
    .logs()
    .split('\n')
    .filter((line) => line.includes('"voice.step"'))
    .map((line) => (JSON.parse(line) as { step: string }).step)
    .filter((step) => step !== 'progress');
  expect(steps).toEqual(['start', 'speech', 'fallback', 'fallback']);
  await control('POST', `/calls/${sid}/hang-up`);
});

it('over a WebSocket: a caller cuts the greeting short, hears the answer, and is given to a person', async () => {
  await paste('/webhooks/voice/streaming-assistant');
  rasa.heard.length = 0;
  const { sid } = await control<CallView>('POST', '/calls', {
    from: CALLER,
    script: [
      { do: 'speak', text: 'my card is lost', afterMs: 1_500 },
      { do: 'wait', afterMs: 120_000 },
    ],
  });
  const relayed = async (): Promise<string[]> =>
    (await control<Told[]>('GET', `/events?callSid=${sid}`))
      .filter(({ type }) => type === 'relay')
      .map(({ from, kind, message }) => `${from} ${kind} ${message}`);
  await eventually(async () => (await relayed()).some((line) => line.includes('Which one?')));
  expect(rasa.heard).toEqual([{ sender: sid, message: 'my card is lost' }]);
  await control('POST', `/calls/${sid}/say`, { text: 'a person, please', confidence: 1 });
  await personTalksWith(sid);
  const kinds = (await relayed()).map((line) => line.split(' ', 2).join(' '));
  expect(kinds.slice(0, 3)).toEqual(['twilio setup', 'twilio interrupt', 'twilio prompt']);
  expect(kinds.at(-1)).toBe('app end');
  await control('POST', `/calls/${sid}/hang-up`);
});
