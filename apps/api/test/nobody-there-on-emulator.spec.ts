import type { CallItem, CallQueueState } from '@centralita/shared-types';
import { ActivityLog } from '../src/platform/events/activity-log';
import { FlowRig, type CallView } from './support/flow-rig';
import { startRasa, type RasaServer } from './support/rasa-server';

const CALLER = '+12025550177';

let rasa: RasaServer;
let rig: FlowRig;
beforeAll(async () => {
  rasa = await startRasa();
  rig = await FlowRig.start({ RASA_WEBHOOK_URL: rasa.url, RING_TIMEOUT_SECONDS: '5' });
});
afterAll(async () => {
  await rig.stop();
  await rasa.close();
});

const callOf = async ({ sid }: CallView): Promise<CallItem> =>
  (await rig.team.agent.web.get(`/api/calls/${sid}`).expect(200)).body as CallItem;
const told = async ({ sid }: CallView): Promise<string[]> => {
  const all = await rig.team.api.app.get(ActivityLog).after(rig.team.organisationId, 0, 1000);
  return all
    .filter(({ kind, data }) => kind.startsWith('calls/') && data['callSid'] === sid)
    .map(({ kind }) => kind);
};

it('nobody is there, and the assistant takes the call: it talks, and the call ends when the caller does', async () => {
  await rig.choose('incoming-call', { 'incoming-call': { nobody: 'streaming-assistant' } });
  const call = await rig.call(CALLER, [{ do: 'speak', text: 'my card is lost', afterMs: 1_500 }]);
  await rig.heard(call, 'Which one?');
  expect(rasa.heard).toEqual([{ sender: call.sid, message: 'my card is lost' }]);
  expect(await callOf(call)).toMatchObject({ endedAt: null, outcome: null, missed: false });
  expect(await told(call)).toEqual(['calls/ringing']);
  await rig.control('POST', `/calls/${call.sid}/hang-up`);
  const { outcome } = await rig.until('the missed call', async () => {
    const item = await callOf(call);
    return item.missed && item;
  });
  expect(outcome).toBe('no-answer');
  expect(await told(call)).toEqual(['calls/ringing', 'calls/ended']);
});

it('nobody answers, and the caller waits in the queue: the call ends once, after the talk', async () => {
  await rig.choose('incoming-call', { 'incoming-call': { nobody: 'queue' } });
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, []);
  await phone.next('invite');
  await rig.until('the queue', async () => {
    const { body } = await rig.team.agent.web.get('/api/queue').expect(200);
    return (body as CallQueueState).waiting.length === 1;
  });
  expect(await callOf(call)).toMatchObject({ endedAt: null, outcome: null, answeredAt: null });
  await rig.team.agent.web.post('/api/queue/take').expect(204);
  const { callsid } = await phone.next('invite', 2);
  await phone.answer(2);
  await rig.until('the talk', async () => (await callOf(call)).answeredAt !== null);
  expect(await told(call)).toEqual(['calls/ringing', 'calls/answered']);
  await rig.control('POST', `/calls/${String(callsid)}/hang-up`);
  const { answeredAt, endedAt, missed, outcome } = await rig.until('the end', async () => {
    const item = await callOf(call);
    return item.endedAt !== null && item;
  });
  expect([missed, outcome]).toEqual([false, 'completed']);
  expect(endedAt).toBeGreaterThanOrEqual(answeredAt ?? Infinity);
  expect(await told(call)).toEqual(['calls/ringing', 'calls/answered', 'calls/ended']);
});
