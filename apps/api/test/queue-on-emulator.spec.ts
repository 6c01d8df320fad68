import type { CallItem, CallQueueState } from '@centralita/shared-types';
import { FlowRig, type CallView } from './support/flow-rig';
import type { Member } from './support/team';

const FIRST = '+12025550177';
const SECOND = '+12025550178';

let rig: FlowRig;
beforeAll(async () => {
  rig = await FlowRig.start();
});
afterAll(() => rig.stop());
// What a test leaves in the queue where it fails is not what its second try finds there.
afterEach(async () => {
  const { callbacks } = await state();
  for (const { id } of callbacks) await rig.team.agent.web.post(`/api/queue/callbacks/${id}/done`);
  const calls = await rig.control<CallView[]>('GET', '/calls');
  for (const { sid, status } of calls)
    if (status === 'in-progress') await rig.control('POST', `/calls/${sid}/hang-up`);
  await waiting(0);
});

const state = async (): Promise<CallQueueState> =>
  (await rig.team.agent.web.get('/api/queue').expect(200)).body as CallQueueState;
const waiting = (count: number): Promise<CallQueueState> =>
  rig.until(`${count} waiting`, async () => {
    const now = await state();
    return now.waiting.length === count && now;
  });
const callOf = async ({ sid }: CallView): Promise<CallItem> =>
  (await rig.team.agent.web.get(`/api/calls/${sid}`).expect(200)).body as CallItem;

it('callers wait with their place and music; an agent takes the first; the call counts as answered', async () => {
  await rig.choose('queue', { queue: { greeting: 'Hold the line.', voicemail: true, callback: true } });
  const phone = await rig.register(rig.team.agent);
  const first = await rig.call(FIRST, []);
  await rig.heard(first, 'You are next.');
  const second = await rig.call(SECOND, []);
  await rig.heard(second, 'You are number 2 in line.');
  expect((await waiting(2)).waiting.map(({ from }) => from)).toEqual([FIRST, SECOND]);
  await rig.until('music', async () => {
    const { played } = await rig.control<{ played: { dbfs: number } }>(
      'GET',
      `/calls/${first.sid}/audio?windowMs=400`,
    );
    return played.dbfs > -45;
  });
  await rig.team.stranger.web.post('/api/queue/take').expect(409);
  await rig.team.agent.web.post('/api/queue/take').expect(204);
  const { callsid } = await phone.next('invite');
  await phone.answer();
  const left = await waiting(1);
  expect(left.waiting.map(({ from }) => from)).toEqual([SECOND]);
  await rig.heard(first, 'I am connecting you now.');
  expect((await callOf(first)).answeredBy?.id).toBe(rig.team.agent.personId);
  // Whoever was taken out of the queue can be put on hold like any other.
  const hold = (onHold: boolean) =>
    rig.team.agent.web
      .post('/api/holds')
      .send({ callId: String(callsid), onHold })
      .expect(204);
  await hold(true);
  await hold(false);
  expect((await callOf(first)).endedAt).toBeNull();
  await rig.control('POST', `/calls/${String(callsid)}/hang-up`);
  await rig.until('the end', async () => (await callOf(first)).outcome === 'completed');
  expect((await state()).averageWaitSec).not.toBeNull();

  // The other comes nearer, and hears of it before giving up: a missed call.
  await rig.heard(second, 'You are next.');
  await rig.control('POST', `/calls/${second.sid}/hang-up`);
  await waiting(0);
  await rig.until('the missed call', async () => (await callOf(second)).missed);
  const { status } = await rig.team.agent.web.post('/api/queue/take');
  expect(status).toBe(409);
});

it('a key leads to being called back: the number is on the list until somebody has called', async () => {
  const call = await rig.call(FIRST, [
    { do: 'press', digits: '2', afterMs: 6_000 },
    { do: 'press', digits: '1', afterMs: 4_000 },
  ]);
  await rig.heard(call, 'We will call you back. Goodbye.');
  const { callbacks } = await rig.until('a callback', async () => {
    const now = await state();
    return now.callbacks.length === 1 && now;
  });
  expect(callbacks[0]?.number).toBe(FIRST);
  const post = (who: Member, doing: string) =>
    who.web.post(`/api/queue/callbacks/${callbacks[0]?.id}/${doing}`);
  await post(rig.team.stranger, 'take').expect(404);
  await post(rig.team.stranger, 'done').expect(404);
  // Two agents press at once: one of them calls.
  const { agent, admin } = rig.team;
  const presses = await Promise.all([post(agent, 'take'), post(admin, 'take')]);
  expect(presses.map(({ status }) => status).sort()).toEqual([204, 409]);
  const [taker, other] = presses[0].status === 204 ? [agent, admin] : [admin, agent];
  expect((await state()).callbacks[0]?.takenBy?.id).toBe(taker.personId);
  const refused = await post(other, 'take').expect(409);
  expect(refused.body).toMatchObject({ code: 'queue/taken' });
  await post(taker, 'take').expect(204);
  await post(taker, 'done').expect(204);
  expect((await state()).callbacks).toEqual([]);
  await post(taker, 'take').expect(404);
});

it('a caller who leaves to be called back keeps the place: before whoever came later', async () => {
  const early = await rig.call(FIRST, [
    { do: 'press', digits: '2', afterMs: 6_000 },
    { do: 'press', digits: '1', afterMs: 4_000 },
  ]);
  await rig.until('the first in the queue', async () => (await state()).waiting.length === 1);
  const late = await rig.call(SECOND, []);
  await rig.until('both in the queue', async () => (await state()).waiting.length === 2);
  await rig.heard(early, 'We will call you back. Goodbye.');
  const { callbacks, waiting } = await rig.until('a callback', async () => {
    const now = await state();
    return now.callbacks.length === 1 && now.waiting.length === 1 && now;
  });
  expect(callbacks[0]).toMatchObject({ number: FIRST, isTurn: true });
  expect(callbacks[0]?.waitingSince).toBeLessThan(waiting[0]?.waitingSince ?? 0);
  expect(callbacks[0]?.askedAt).toBeGreaterThan(waiting[0]?.waitingSince ?? 0);
  await rig.control('POST', `/calls/${late.sid}/hang-up`);
  await rig.team.agent.web.post(`/api/queue/callbacks/${callbacks[0]?.id}/done`).expect(204);
});

it('who may not wait is led elsewhere', async () => {
  const announcement = { text: 'Please write to us instead.' };
  await rig.choose('queue', { queue: { sizeMax: 1, overflow: 'announcement' }, announcement });
  const first = await rig.call(FIRST, []);
  await waiting(1);
  const second = await rig.call(SECOND, []);
  await rig.heard(second, 'Please write to us instead.');
  await rig.control('POST', `/calls/${first.sid}/hang-up`);
  await waiting(0);
});

it('a caller whom nobody takes on after a transfer waits in the queue anew, and can be taken again', async () => {
  await rig.choose('queue', { person: { nobody: 'queue' } });
  const { agent } = rig.team;
  const phone = await rig.register(agent);
  const colleague = await rig.team.join('agent');
  const other = await rig.register(colleague);
  const call = await rig.call(FIRST, []);
  const before = await waiting(1);
  await agent.web.post('/api/queue/take').expect(204);
  const { callsid } = await phone.next('invite');
  await phone.answer();
  await waiting(0);
  const give = { callId: String(callsid), personId: colleague.personId };
  await rig.until('the transfer', async () => {
    const { status } = await agent.web.post('/api/transfers').send(give);
    return status === 204;
  });
  // The colleague declines alone, and then with everybody else.
  await Promise.all([other.reject(), other.reject(2), phone.reject(2)]);
  const again = await waiting(1);
  expect(again.waiting.map(({ callId }) => callId)).toEqual([call.sid]);
  expect(again.waiting[0]?.waitingSince).toBeGreaterThan(before.waiting[0]?.waitingSince ?? Infinity);
  await agent.web.post('/api/queue/take').expect(204);
  await phone.answer(3);
  await waiting(0);
});
