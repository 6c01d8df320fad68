import { jest } from '@jest/globals';
import type { AuditItem, Page, VoicemailItem, VoicemailPage } from '@centralita/shared-types';
import { UnitOfWork } from '../src/platform/database/unit-of-work';
import { MediaStore } from '../src/domains/messages/api/media';
import { RecordedSounds } from '../src/domains/recordings/api/recorded-sounds';
import { VoicemailRetentionJob } from '../src/domains/voicemail/voicemail-retention.job';
import { VoicemailsStore } from '../src/domains/voicemail/voicemails.store';
import { FlowRig } from './support/flow-rig';
import { startModelServer, type ModelServer } from './support/model-server';

const CALLER = '+12025550177';

let models: ModelServer;
let rig: FlowRig;
beforeAll(async () => {
  models = await startModelServer();
  models.says = () => 'Please call me back about my order.';
  rig = await FlowRig.start({
    BOT: 'built-in',
    OPENAI_API_KEY: 'sk-test-key-of-nobody',
    OPENAI_BASE_URL: `${models.url}/v1`,
    RING_TIMEOUT_SECONDS: '5',
  });
});
afterAll(async () => {
  await rig.stop();
  await models.close();
});

const list = async (web = rig.team.agent.web): Promise<VoicemailPage> =>
  (await web.get('/api/voicemails').expect(200)).body as VoicemailPage;
const newest = (isReady: (item: VoicemailItem) => boolean): Promise<VoicemailItem> =>
  rig.until('a message', async () => {
    const [item] = (await list()).items;
    return item && isReady(item) ? item : undefined;
  });

it('nobody is there: the caller leaves a message, which the team reads, listens to and marks', async () => {
  await rig.choose('incoming-call', {
    'incoming-call': { nobody: 'voicemail' },
    voicemail: { greeting: 'Nobody is here. Speak after the tone.', keepDays: 30 },
  });
  const call = await rig.call(CALLER, [
    // Once the greeting and the beep are over: a key ends the message.
    { do: 'tone', frequencyHz: 600, durationMs: 12_000 },
    { do: 'press', digits: '#', afterMs: 500 },
  ]);
  await rig.heard(call, 'Nobody is here. Speak after the tone.');
  await rig.heard(call, 'We will call you back.');
  const item = await newest(({ state, transcript }) => state === 'stored' && transcript !== null);
  expect(item).toMatchObject({
    callId: call.sid,
    from: CALLER,
    to: rig.number,
    transcript: 'Please call me back about my order.',
    heardAt: null,
  });
  expect(item.durationSec).toBeGreaterThan(0);
  expect((await list()).unheard).toBe(1);

  const { agent, stranger, viewer } = rig.team;
  const sound = await agent.web.get(`/api/voicemails/${item.id}/audio`).buffer(true).expect(200);
  expect(sound.headers['content-type']).toBe('audio/x-wav');
  expect((sound.body as Buffer).subarray(0, 4).toString()).toBe('RIFF');
  await stranger.web.get(`/api/voicemails/${item.id}/audio`).expect(404);
  await viewer.web.get('/api/voicemails').expect(403);

  const marked = await agent.web.put(`/api/voicemails/${item.id}/heard`).send({ heard: true }).expect(200);
  expect((marked.body as VoicemailItem).heardBy?.id).toBe(agent.personId);
  expect((await list()).unheard).toBe(0);

  // A month later.
  const { app } = rig.team.api;
  const store = app.get(VoicemailsStore, { strict: false });
  await app
    .get(UnitOfWork)
    .run((tx) => store.change(tx, rig.team.organisationId, item.id, { erase_at: Date.now() }));
  await app.get(VoicemailRetentionJob, { strict: false }).handle();
  expect((await list()).items).toEqual([]);
  await agent.web.get(`/api/voicemails/${item.id}/audio`).expect(404);
});

it('a phone that is open rings first; whoever says nothing leaves no message', async () => {
  const phone = await rig.register(rig.team.agent);
  const call = await rig.call(CALLER, []);
  await phone.next('invite');
  await rig.heard(call, 'Speak after the tone.');
  await rig.heard(call, 'We did not hear a message.');
  expect((await list()).items).toEqual([]);
});

it('an admin deletes a message: here, in the audit log, and at Twilio', async () => {
  await rig.choose('voicemail', { voicemail: { greeting: 'Say it.' } });
  const call = await rig.call(CALLER, [
    { do: 'tone', frequencyHz: 600, durationMs: 8_000 },
    { do: 'press', digits: '#', afterMs: 500 },
  ]);
  const item = await newest(({ state, callId }) => state === 'stored' && callId === call.sid);
  const recordings = async (): Promise<number> =>
    (await rig.rest<{ recordings: unknown[] }>(`/Recordings.json?CallSid=${call.sid}`)).recordings.length;
  expect(await recordings()).toBe(1);
  const { admin, agent, stranger } = rig.team;
  await agent.web.delete(`/api/voicemails/${item.id}`).expect(403);
  await stranger.web.delete(`/api/voicemails/${item.id}`).expect(404);
  await admin.web.delete(`/api/voicemails/${item.id}`).expect(204);
  await admin.web.delete(`/api/voicemails/${item.id}`).expect(404);
  expect((await list()).items).toEqual([]);
  await agent.web.get(`/api/voicemails/${item.id}/audio`).expect(404);
  await rig.until('the end of the recording', async () => (await recordings()) === 0);
  const { body } = await admin.web.get('/api/audit').expect(200);
  expect((body as Page<AuditItem>).items[0]).toMatchObject({
    action: 'voicemail/deleted',
    subject: { kind: 'voicemail', id: item.id },
  });
});

it('a message that is deleted while it is fetched leaves no sound behind', async () => {
  const { app } = rig.team.api;
  const [sounds, media] = [
    app.get(RecordedSounds, { strict: false }),
    app.get(MediaStore, { strict: false }),
  ];
  const fetch = sounds.fetch.bind(sounds);
  const fetched: string[] = [];
  jest.spyOn(sounds, 'fetch').mockImplementationOnce(async (row, signal) => {
    const sound = await fetch(row, signal);
    fetched.push(row.id);
    await rig.team.admin.web.delete(`/api/voicemails/${row.id}`).expect(204);
    // What comes after the eraser has been here.
    await media.put(row.id, sound.content);
    return sound;
  });
  await rig.choose('voicemail', { voicemail: { greeting: 'Say it.' } });
  await rig.call(CALLER, [
    { do: 'tone', frequencyHz: 600, durationMs: 8_000 },
    { do: 'press', digits: '#', afterMs: 500 },
  ]);
  const id = await rig.until('the sound', () => Promise.resolve(fetched[0]));
  await rig.until('its end', async () => !(await media.has(id)));
  expect((await list()).items.map((item) => item.id)).not.toContain(id);
});
