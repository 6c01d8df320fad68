import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CallItem, VoicemailPage } from '@centralita/shared-types';
import { CallsStore } from '../src/domains/calls/calls.store';
import { HandoversStore } from '../src/domains/calls/handovers.store';
import { ReconcileCallsJob } from '../src/domains/calls/reconcile-calls.job';
import { ReconcileVoicemailsJob } from '../src/domains/voicemail/reconcile-voicemails.job';
import { Clock } from '../src/platform/clock/clock';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { ActivityLog } from '../src/platform/events/activity-log';
import { FlowRig, type CallView } from './support/flow-rig';
import type { Member } from './support/team';

const CALLER = '+12025550177';
/** Of the emulator's outside world: answers and speaks. */
const PERSON = '+12025550112';
const LATER_MS = 30 * 60_000;

const dataDir = mkdtempSync(join(tmpdir(), 'centralita-kept-'));
const { signal } = new AbortController();
let rig: FlowRig;
let colleague: Member;
beforeAll(async () => {
  rig = await FlowRig.start({ DATA_DIR: dataDir });
  colleague = await rig.team.join('agent');
});
afterAll(async () => {
  await rig.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

const callOf = async ({ sid }: CallView): Promise<CallItem> =>
  (await rig.team.agent.web.get(`/api/calls/${sid}`).expect(200)).body as CallItem;
const endsTold = async ({ sid }: CallView): Promise<number> =>
  (await rig.team.api.app.get(ActivityLog).after(rig.team.organisationId, 0, 1000)).filter(
    ({ kind, data }) => kind === 'calls/ended' && data['callSid'] === sid,
  ).length;
/** Half an hour later, or so much. */
const later = async (work: () => Promise<void>, byMs = LATER_MS): Promise<void> => {
  const clock = rig.team.api.app.get(Clock);
  const now = clock.now.bind(clock);
  const spy = jest.spyOn(clock, 'now').mockImplementation(() => now() + byMs);
  try {
    await work();
  } finally {
    spy.mockRestore();
  }
};

it('a call that ends while the server is down has the end that Twilio knows; one that goes on has none', async () => {
  await rig.choose('incoming-call');
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, []);
  await phone.next('invite');
  await phone.answer();
  await rig.until('the talk', async () => (await callOf(call)).answeredAt !== null);
  await rig.whileDown(async () => {
    await rig.control('POST', `/calls/${call.sid}/hang-up`);
    await rig.control('GET', `/calls/${call.sid}/wait?status=completed&timeoutMs=10000`);
  });
  const { answeredAt } = await callOf(call);
  expect(await callOf(call)).toMatchObject({ endedAt: null, outcome: null });
  const other = await rig.call(CALLER, []);
  await rig.until('the other call', async () => (await rig.story(other)).includes('incoming-call'));

  const job = rig.team.api.app.get(ReconcileCallsJob, { strict: false });
  await job.handle({ signal });
  expect((await callOf(call)).endedAt).toBeNull();
  await later(() => job.handle({ signal }));
  await later(() => job.handle({ signal }));
  const { endedAt, outcome, missed, answeredBy } = await callOf(call);
  expect([outcome, missed, answeredBy?.id]).toEqual(['completed', false, rig.team.agent.personId]);
  expect(endedAt).toBeGreaterThanOrEqual(answeredAt ?? Infinity);
  expect(endedAt).toBeLessThanOrEqual(Date.now());
  expect(await endsTold(call)).toBe(1);
  expect(await callOf(other)).toMatchObject({ endedAt: null, outcome: null });

  // Of one that was given to somebody else the side counts that goes on.
  const [gone, given] = ['a', 'b'].map((digit) => `CA${digit.repeat(32)}`) as [string, string];
  const { app } = rig.team.api;
  await app.get(UnitOfWork).run(async (tx) => {
    const store = app.get(CallsStore, { strict: false });
    const row = await store.find(tx, other.sid);
    if (!row) throw new Error('the other call is not there');
    for (const call_sid of [gone, given]) await store.begin(tx, { ...row, call_sid });
    await app.get(HandoversStore, { strict: false }).add(tx, {
      ...{ id: 'h1', call_sid: given, moved_sid: other.sid, left_sid: given, at: row.started_at },
      ...{ by_person: rig.team.agent.personId, to_person: null, to_number: null, caller_id: rig.number },
      ...{ came_in: 0, granted_sec: null, taken_at: null, taken_by: null, ended_at: null },
    });
  });
  await later(() => job.handle({ signal }));
  expect(await callOf({ ...other, sid: given })).toMatchObject({ endedAt: null });
  // Twilio has no such call.
  expect(await callOf({ ...other, sid: gone })).toMatchObject({ outcome: 'unknown' });
});

it('a call out that ends while the server is down has its end too where a colleague was asked', async () => {
  const phone = await rig.register(rig.team.agent);
  const other = await rig.register(colleague);
  const sid = await phone.dial(PERSON);
  await rig.until('the question', async () => {
    const wish = { callId: sid, personId: colleague.personId };
    return (await rig.team.agent.web.post('/api/consultations').send(wish)).status === 204;
  });
  await other.next('invite');
  const call = await rig.control<CallView>('GET', `/calls/${sid}`);
  await rig.whileDown(async () => {
    await rig.control('POST', `/calls/${sid}/hang-up`);
    for (const leg of await rig.control<CallView[]>('GET', `/calls?parentCallSid=${sid}`))
      await rig.control('GET', `/calls/${leg.sid}/wait?status=completed&timeoutMs=20000`);
  });
  const job = rig.team.api.app.get(ReconcileCallsJob, { strict: false });
  const { startedAt } = await callOf(call);
  // What Twilio tells of an end that young may be on its way.
  await later(() => job.handle({ signal }), startedAt + 5 * 60_000 + 1 - Date.now());
  expect(await callOf(call)).toMatchObject({ endedAt: null });
  await later(() => job.handle({ signal }));
  expect((await callOf(call)).endedAt).toBeLessThanOrEqual(Date.now());
  expect(await endsTold(call)).toBe(1);
});

it('a message that is spoken while the server is down is there once the provider was asked, and only once', async () => {
  await rig.choose('voicemail', { voicemail: { greeting: 'Say it.', keepDays: 30 } });
  const script = (durationMs: number): object[] => [
    { do: 'tone', frequencyHz: 600, durationMs },
    { do: 'press', digits: '#', afterMs: 500 },
  ];
  const list = async (): Promise<VoicemailPage> =>
    (await rig.team.agent.web.get('/api/voicemails').expect(200)).body as VoicemailPage;
  const call = await rig.call(CALLER, script(8_000));
  await rig.heard(call, 'Say it.');
  await rig.whileDown(() =>
    rig.until('the recording', async () => {
      const path = `/Recordings.json?CallSid=${call.sid}`;
      const { recordings } = await rig.rest<{ recordings: { status: string }[] }>(path);
      return recordings[0]?.status === 'completed';
    }),
  );
  expect((await list()).items).toEqual([]);
  const job = rig.team.api.app.get(ReconcileVoicemailsJob, { strict: false });
  // Its callback may be on its way.
  await job.handle({ signal });
  expect((await list()).items).toEqual([]);
  job.settledAfterMs = 0;
  await job.handle({ signal });
  const item = await rig.until('the sound', async () => {
    const [newest] = (await list()).items;
    return newest?.state === 'stored' && newest;
  });
  expect(item).toMatchObject({ callId: call.sid, from: CALLER, to: rig.number });
  expect(item.durationSec).toBeGreaterThan(0);

  // What came by its callback is not there twice, and what is deleted does not come back.
  const other = await rig.call(CALLER, script(6_000));
  await rig.until('the other', async () => (await list()).items[0]?.callId === other.sid);
  await rig.team.admin.web.delete(`/api/voicemails/${item.id}`).expect(204);
  await job.handle({ signal });
  expect((await list()).items.map(({ callId }) => callId)).toEqual([other.sid]);
});
