import type { AuditItem, CallItem, CallRecording, Page } from '@centralita/shared-types';
import { RecordingRetentionJob } from '../src/domains/recordings/recording-retention.job';
import { RecordingsStore } from '../src/domains/recordings/recordings.store';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import type { BrowserPhone } from './support/browser-phone';
import { FlowRig, type CallView } from './support/flow-rig';
import { pitchIn, soundOf } from './support/wav-sound';

const CALLER = '+12025550177';
const OTHER = '+12025550178';
/** Of the emulator's outside world. */
const PERSON = '+12025550112';
const TONE = { do: 'tone', frequencyHz: 700, durationMs: 300_000 };

let rig: FlowRig;
let phone: BrowserPhone;
let invites = 0;
beforeAll(async () => {
  rig = await FlowRig.start();
  phone = await rig.register(rig.team.agent);
});
afterAll(() => rig.stop());

const callOf = async (callSid: string): Promise<CallItem | undefined> => {
  const { body } = await rig.team.agent.web.get('/api/calls').expect(200);
  return (body as Page<CallItem>).items.find(({ id }) => id === callSid);
};
const recordingOf = (
  callSid: string,
  isIt: (recording: CallRecording) => boolean = ({ state }) => state === 'stored',
): Promise<CallRecording> =>
  rig.until('a recording', async () => (await callOf(callSid))?.recordings?.find(isIt));
const statusOf = async (sid: string): Promise<string> =>
  (await rig.control<CallView>('GET', `/calls/${sid}`)).status;
const atTwilio = async (callSid: string): Promise<{ sid: string }[]> =>
  (await rig.rest<{ recordings: { sid: string }[] }>(`/Recordings.json?CallSid=${callSid}`)).recordings;

/** The agent takes the call that rings, and the two talk for so long that something of it is to be heard. */
async function takeCall(): Promise<string> {
  invites += 1;
  const own = String((await phone.next('invite', invites))['callsid']);
  await phone.answer(invites);
  await rig.until('the talk', async () => (await statusOf(own)) === 'in-progress');
  return own;
}

async function talkAndHangUp(callSid: string): Promise<void> {
  await new Promise((done) => setTimeout(done, 2_000));
  await rig.control('POST', `/calls/${callSid}/hang-up`);
  await rig.until('the end', async () => (await callOf(callSid))?.endedAt !== null);
}

const soundAt = async (id: string): Promise<Buffer> => {
  const { body, headers } = await rig.team.agent.web
    .get(`/api/recordings/${id}/audio`)
    .buffer(true)
    .expect(200);
  expect(headers).toMatchObject({ 'content-type': 'audio/x-wav', 'x-content-type-options': 'nosniff' });
  return body as Buffer;
};

it('a caller hears that the call is recorded; the team listens to both sides, until its time is over', async () => {
  await rig.choose('incoming-call', {
    'call-recording': { mode: 'announce', announcement: 'We record this call.', keepDays: 30 },
  });
  const call = await rig.call(CALLER, [TONE]);
  await rig.heard(call, 'We record this call.');
  await takeCall();
  await talkAndHangUp(call.sid);
  const recording = await recordingOf(call.sid);
  expect(recording).toMatchObject({ channels: 2, consent: 'announced', problem: null, erasedAt: null });
  expect(recording.durationSec).toBeGreaterThan(0);
  expect(Math.round((recording.eraseAt - recording.recordedAt) / 86_400_000)).toBe(30);
  const sound = soundOf(await soundAt(recording.id));
  // Who called is on the left; the agent says nothing.
  expect(sound.channels.map((side) => pitchIn(side, sound.rateHz))).toEqual([700, undefined]);

  const { agent, admin, stranger, viewer, organisationId } = rig.team;
  await stranger.web.get(`/api/recordings/${recording.id}/audio`).expect(404);
  await viewer.web.get(`/api/recordings/${recording.id}/audio`).expect(403);
  expect(await atTwilio(call.sid)).toHaveLength(1);
  await agent.web.delete(`/api/recordings/${recording.id}`).expect(403);

  // A month later.
  const { app } = rig.team.api;
  const store = app.get(RecordingsStore, { strict: false });
  await app.get(UnitOfWork).run((tx) => store.change(tx, recording.id, { erase_at: Date.now() }));
  await app.get(RecordingRetentionJob, { strict: false }).handle();
  expect((await callOf(call.sid))?.recordings).toMatchObject([{ state: 'erased', erasedBy: null }]);
  await agent.web.get(`/api/recordings/${recording.id}/audio`).expect(404);
  await rig.until('the end at Twilio', async () => (await atTwilio(call.sid)).length === 0);
  await admin.web.delete(`/api/recordings/${recording.id}`).expect(404);
  expect(await store.find(recording.id, organisationId)).toMatchObject({ url: '', bytes: null });
});
