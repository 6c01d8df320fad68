import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type {
  AuditItem,
  CallItem,
  CallQueueState,
  CallRecording,
  ContactEntry,
  FlowPreview,
  Page,
  PersonCopy,
} from '@centralita/shared-types';
import { RecordingRetentionJob } from '../src/domains/recordings/recording-retention.job';
import { RecordingsStore } from '../src/domains/recordings/recordings.store';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import type { BrowserPhone } from './support/browser-phone';
import { FlowRig, type CallView } from './support/flow-rig';
import { startModelServer, type ModelServer } from './support/model-server';
import { readZip } from './support/read-zip';
import { pitchIn, soundOf } from './support/wav-sound';

const CALLER = '+12025550177';
const OTHER = '+12025550178';
const ERASED = '+12025550179';
/** Of the emulator's outside world. */
const PERSON = '+12025550112';
const TONE = { do: 'tone', frequencyHz: 700, durationMs: 300_000 };

let models: ModelServer;
let rig: FlowRig;
let phone: BrowserPhone;
let invites = 0;
beforeAll(async () => {
  models = await startModelServer();
  rig = await FlowRig.start({
    BOT: 'built-in',
    OPENAI_API_KEY: 'sk-test-key-of-nobody',
    OPENAI_BASE_URL: `${models.url}/v1`,
  });
  phone = await rig.register(rig.team.agent);
});
afterAll(async () => {
  await rig.stop();
  await models.close();
});

/** The answer as it came: a ZIP is no text. */
const bytesOf = (answer: unknown, done: (error: Error | null, bytes?: Buffer) => void): void => {
  buffer(answer as Readable).then((bytes) => done(null, bytes), done);
};

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
  expect(headers).toMatchObject({
    'content-type': 'audio/x-wav',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  return body as Buffer;
};

it('a caller hears that the call is recorded; the team listens to both sides, until its time is over', async () => {
  models.says = () => 'Where is my order?';
  await rig.choose('incoming-call', {
    'call-recording': {
      mode: 'announce',
      announcement: 'We record this call.',
      keepDays: 30,
      transcribe: true,
    },
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
  const written = await recordingOf(call.sid, ({ transcript }) => transcript?.lines !== null);
  expect(written.transcript).toEqual({
    lines: [{ side: 'outside', atSec: 0, text: 'Where is my order?' }],
    problem: null,
  });

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
  expect((await callOf(call.sid))?.recordings).toMatchObject([
    { state: 'erased', erasedBy: null, transcript: null },
  ]);
  await agent.web.get(`/api/recordings/${recording.id}/audio`).expect(404);
  await rig.until('the end at Twilio', async () => (await atTwilio(call.sid)).length === 0);
  await admin.web.delete(`/api/recordings/${recording.id}`).expect(404);
  expect(await store.find(recording.id, organisationId)).toMatchObject({
    ...{ url: '', bytes: null, transcript: null },
  });
});

it('who agrees by the key 1 is recorded, and an admin deletes it; who presses another, or none, is not', async () => {
  await rig.choose('person', { 'call-recording': { mode: 'consent' } });
  const asked = 'Press 1 if you agree.';
  const agreed = await rig.call(CALLER, [{ do: 'press', digits: '1', afterMs: 500 }, TONE]);
  await rig.heard(agreed, asked);
  await takeCall();
  await talkAndHangUp(agreed.sid);
  const recording = await recordingOf(agreed.sid);
  expect(recording.consent).toBe('agreed');

  const { admin, agent, stranger } = rig.team;
  const path = `/api/recordings/${recording.id}`;
  await stranger.web.delete(path).expect(404);
  await admin.web.delete(path).expect(204);
  await admin.web.delete(path).expect(404);
  const erasedBy = { id: admin.personId };
  expect((await callOf(agreed.sid))?.recordings).toMatchObject([{ state: 'erased', erasedBy }]);
  await rig.until('the end at Twilio', async () => (await atTwilio(agreed.sid)).length === 0);
  const { body } = await admin.web.get('/api/audit').expect(200);
  expect((body as Page<AuditItem>).items[0]).toMatchObject({
    action: 'recordings/deleted',
    subject: { kind: 'recording', id: recording.id },
  });
  await agent.web.get(`${path}/audio`).expect(404);

  for (const keys of [[{ do: 'press', digits: '2', afterMs: 500 }], []]) {
    const other = await rig.call(OTHER, [...keys, TONE]);
    await rig.heard(other, asked);
    await takeCall();
    await talkAndHangUp(other.sid);
    expect((await callOf(other.sid))?.recordings).toBeUndefined();
    expect(await atTwilio(other.sid)).toEqual([]);
  }
});

it.each([
  ['is told', 'announce', undefined, 'announced'],
  ['agrees', 'consent', '1', 'agreed'],
  ['does not agree', 'consent', '3', undefined],
])('a call out: whoever is called %s', async (_what, mode, key, consent) => {
  const script = [...(key ? [{ do: 'press', digits: key, afterMs: 1_000 }] : []), TONE];
  await rig.control('PUT', `/numbers/${PERSON}`, { onRing: 'answer', afterMs: 200, script });
  await rig.choose('person', {
    'call-recording': { mode: mode as 'announce', announcement: 'May we record?' },
  });
  const browser = await rig.register(rig.team.agent);
  const own = await browser.dial(PERSON);
  const leg = await rig.until('the other side', async () =>
    (await rig.control<CallView[]>('GET', `/calls?parentCallSid=${own}`)).at(-1),
  );
  await rig.heard(leg, 'May we record?');
  await rig.until('the talk', async () => (await statusOf(own)) === 'in-progress');
  await talkAndHangUp(own);
  if (consent === undefined) {
    expect((await callOf(own))?.recordings).toBeUndefined();
    expect([...(await atTwilio(own)), ...(await atTwilio(leg.sid))]).toEqual([]);
    return;
  }
  const recording = await recordingOf(own);
  expect(recording).toMatchObject({ consent, channels: 2 });
  const { channels, rateHz } = soundOf(await soundAt(recording.id));
  expect(channels.map((side) => pitchIn(side, rateHz))).toContain(700);
});

it('who calls a number that announces in Spanish hears it so, with a voice for it, whatever the server speaks', async () => {
  const options = (language: string) => ({
    'call-recording': { mode: 'announce', language } as object,
    announcement: { text: 'We are closed.' },
  });
  await rig.choose('announcement', options('es'));
  const call = await rig.call(CALLER, []);
  await rig.heard(call, 'Esta llamada se va a grabar.');
  await rig.heard(call, 'We are closed.');

  const preview = (language: string) =>
    rig.team.admin.web
      .post('/api/number-flows/preview')
      .send({ number: rig.number, flow: 'announcement', options: options(language) });
  const twimlIn = async (language: string): Promise<string> =>
    ((await preview(language).expect(200)).body as FlowPreview).steps[0]?.twiml ?? '';
  expect(await twimlIn('es')).toContain(
    '<Say language="es-ES" voice="Polly.Lucia-Neural">Esta llamada se va a grabar.</Say>',
  );
  for (const language of ['server', 'en'])
    expect(await twimlIn(language)).toContain('<Say language="en-US">This call will be recorded.</Say>');
  await preview('fr').expect(422);
});

it('a caller out of the queue is recorded from the moment an agent takes them', async () => {
  await rig.choose('queue', { 'call-recording': { mode: 'announce' } });
  const call = await rig.call(CALLER, [TONE]);
  await rig.heard(call, 'This call will be recorded.');
  await rig.until('the wait', async () => {
    const { body } = await rig.team.agent.web.get('/api/queue').expect(200);
    return (body as CallQueueState).waiting.length === 1;
  });
  await rig.team.agent.web.post('/api/queue/take').send({}).expect(204);
  await takeCall();
  await talkAndHangUp(call.sid);
  const recording = await recordingOf(call.sid);
  expect(recording).toMatchObject({ consent: 'announced', channels: 2 });
  const { channels, rateHz } = soundOf(await soundAt(recording.id));
  const [caller] = channels;
  expect(caller && pitchIn(caller, rateHz)).toBe(700);
});

/** Of the caller's tone in what was recorded, by side. */
const pitches = async ({ id }: CallRecording): Promise<(number | undefined)[]> => {
  const { channels, rateHz } = soundOf(await soundAt(id));
  return channels.map((side) => pitchIn(side, rateHz));
};
const recordingsOf = (callSid: string, count: number): Promise<CallRecording[]> =>
  rig.until(`${count} recordings`, async () => {
    const all = (await callOf(callSid))?.recordings ?? [];
    return all.length === count && all.every(({ state }) => state === 'stored') && all;
  });
const moment = () => new Promise((done) => setTimeout(done, 2_000));
const hold = (own: string, onHold: boolean) =>
  rig.team.agent.web.post('/api/holds').send({ callId: own, onHold }).expect(204);
/** Recordings that go on now. */
const goingOn = async (callSid: string): Promise<number> =>
  (
    await rig.rest<{ recordings: { status: string }[] }>(`/Calls/${callSid}/Recordings.json`)
  ).recordings.filter(({ status }) => status === 'in-progress').length;

it('a call that was on hold is recorded again when its caller is taken back, told once', async () => {
  await rig.choose('person', { 'call-recording': { mode: 'announce', announcement: 'We record.' } });
  const call = await rig.call(CALLER, [TONE]);
  const own = await takeCall();
  await moment();
  await hold(own, true);
  await rig.until('the end of the first part', async () => (await goingOn(call.sid)) === 0);
  await moment();
  expect(await goingOn(call.sid)).toBe(0);
  // Taken back once or again, it is recorded once.
  await hold(own, false);
  await rig.until('the second part', async () => (await goingOn(call.sid)) === 1);
  await hold(own, true);
  await hold(own, false);
  await talkAndHangUp(call.sid);
  const [before, after] = await recordingsOf(call.sid, 2);
  for (const part of [before!, after!]) {
    expect(part).toMatchObject({ consent: 'announced', channels: 2 });
    expect((await pitches(part))[0]).toBe(700);
  }
  expect(after!.recordedAt).toBeGreaterThanOrEqual(before!.recordedAt + before!.durationSec * 1000);
  const story = await rig.story(call);
  expect(story.match(/"verb":"Say","phase":"started","note":"“We record/g)).toHaveLength(1);
});

it('a call that goes out is recorded again after hold; nobody is recorded who did not agree', async () => {
  const script = [{ do: 'press', digits: '3', afterMs: 1_000 }, TONE];
  await rig.control('PUT', `/numbers/${PERSON}`, { onRing: 'answer', afterMs: 200, script });
  for (const [mode, parts] of [
    ['announce', 2],
    ['consent', 0],
  ] as const) {
    await rig.choose('person', { 'call-recording': { mode } });
    const own = await (await rig.register(rig.team.agent)).dial(PERSON);
    const leg = await rig.until('the other side', async () =>
      (await rig.control<CallView[]>('GET', `/calls?parentCallSid=${own}`)).at(-1),
    );
    await rig.until('the talk', async () => (await statusOf(own)) === 'in-progress');
    await moment();
    await hold(own, true);
    await hold(own, false);
    if (parts > 0) await rig.until('the second part', async () => (await goingOn(leg.sid)) === 1);
    await talkAndHangUp(own);
    const recordings = parts > 0 ? await recordingsOf(own, parts) : [];
    // Who dials is on the left where the `<Dial>` is recorded, whoever was told where their side is.
    for (const [part, outside] of recordings.map((one, index) => [one, index === 0 ? 1 : 0] as const))
      expect((await pitches(part))[outside]).toBe(700);
    if (parts === 0) expect([...(await atTwilio(own)), ...(await atTwilio(leg.sid))]).toEqual([]);
  }
});

it('a number that is asked in a call is not recorded; when the agent is back with the caller, they are', async () => {
  await rig.control('PUT', `/numbers/${PERSON}`, { onRing: 'answer', afterMs: 200, echoDelayMs: 0 });
  await rig.choose('person', { 'call-recording': { mode: 'announce' } });
  const call = await rig.call(CALLER, [TONE]);
  const own = await takeCall();
  await hold(own, true);
  await hold(own, false);
  await rig.until('the second part', async () => (await goingOn(call.sid)) === 1);
  await moment();
  const ask = (path: string, body: object) =>
    rig.team.agent.web.post(`/api/consultations${path}`).send({ callId: own, ...body });
  await ask('', { number: PERSON }).expect(204);
  expect(await goingOn(call.sid)).toBe(0);
  await rig.until('the number', async () => (await ask('/end', { how: 'join' })).status === 204);
  for (const onHold of [true, false]) await hold(own, onHold);
  await moment();
  expect(await goingOn(call.sid)).toBe(0);
  await ask('/end', { how: 'back' }).expect(204);
  await rig.until('the third part', async () => (await goingOn(call.sid)) === 1);
  await talkAndHangUp(call.sid);
  const recordings = await recordingsOf(call.sid, 3);
  expect(recordings.map(({ recordedAt }) => recordedAt)).toEqual(
    recordings.map(({ recordedAt }) => recordedAt).toSorted((one, other) => one - other),
  );
  expect((await callOf(call.sid))?.endedAt).not.toBeNull();
});

it('a person’s recordings are in their copy, and are erased with them: here and at Twilio', async () => {
  await rig.choose('person', { 'call-recording': { mode: 'announce' } });
  const call = await rig.call(ERASED, [TONE]);
  await takeCall();
  await talkAndHangUp(call.sid);
  const recording = await recordingOf(call.sid);
  const { admin } = rig.team;
  const contact = { channel: 'sms', address: ERASED, name: 'Rosa' };
  const { body: entry } = await admin.web.post('/api/contacts').send(contact).expect(201);
  const path = `/api/contacts/${(entry as ContactEntry).id}`;
  const { body: asked } = await admin.web.post(`${path}/copies`).send({ language: 'en' }).expect(202);
  const copyId = (asked as PersonCopy).id;
  await rig.until('the copy', async () => {
    const { body } = await admin.web.get(`${path}/copies`).expect(200);
    return (body as PersonCopy[])[0]?.state === 'ready';
  });
  const { body: zipped } = await admin.web
    .get(`/api/contact-copies/${copyId}/file`)
    .buffer(true)
    .parse(bytesOf)
    .expect(200);
  const archive = readZip(zipped as Buffer);
  const sound = archive.get(`files/call-${recording.id}.wav`);
  expect(sound && soundOf(sound).channels).toHaveLength(2);
  const handedOut = JSON.parse(String(archive.get('person.json'))) as { recordings: object[] };
  expect(handedOut.recordings).toMatchObject([{ id: recording.id }, { consent: 'announced' }]);

  await admin.web.post(`${path}/erase`).expect(202);
  await rig.until('the erasure', async () => (await admin.web.get(path)).status === 404);
  expect((await callOf(call.sid))?.recordings).toBeUndefined();
  await admin.web.get(`/api/recordings/${recording.id}/audio`).expect(404);
  await rig.until('the end at Twilio', async () => (await atTwilio(call.sid)).length === 0);
});
