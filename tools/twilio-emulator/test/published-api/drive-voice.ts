import type twilio from 'twilio';
import { type Rig, until } from '../support/rig';
import { file } from './drive-messages';

type Client = ReturnType<typeof twilio>;

const PHONE = '+12025550111';
/** Of what is shorter than two seconds there is no transcription: https://www.twilio.com/docs/voice/twiml/record#transcribe */
const WORDS = 'Hello, this is Ana. Please call me back about my order of two tables for Friday.';
const SPEECH = [
  { do: 'speak', text: WORDS },
  { do: 'wait', afterMs: 30_000 },
];
const TONE = [{ do: 'tone', frequencyHz: 700, durationMs: 40_000 }];

/** Calls in and out, with and without a leg above, running and over. */
export async function driveCalls(rig: Rig, client: Client): Promise<void> {
  const { phoneNumber } = rig.emulator.credentials;
  const call = await client.calls.create({
    ...{ from: phoneNumber, to: PHONE, twiml: '<Response><Pause length="60"/></Response>' },
  });
  await rig.wait(call.sid, 'in-progress');
  await client.calls(call.sid).fetch();
  await client.calls(call.sid).update({ twiml: '<Response><Pause length="50"/></Response>' });
  await driveCallRecording(call.sid, client);
  const ended = await client.calls(call.sid).update({ status: 'completed' });
  expect(ended.price).toMatch(/^-/);

  rig.app.twiml('/dials', `<Dial>${PHONE}</Dial>`);
  await rig.setApp({ VoiceUrl: `${rig.app.url}/dials` });
  const caller = await rig.outsideCall(TONE);
  const [leg] = await until(
    () => client.calls.list({ parentCallSid: caller.sid }),
    (legs) => legs.some(({ status }) => status === 'in-progress'),
  );
  expect(leg?.parentCallSid).toBe(caller.sid);
  expect((await client.calls.list()).length).toBeGreaterThan(2);
  await client.calls(caller.sid).update({ status: 'completed' });
  await client.calls(call.sid).remove();
}

async function driveCallRecording(callSid: string, client: Client): Promise<void> {
  const of = client.calls(callSid).recordings;
  const { sid } = await of.create({ recordingChannels: 'dual' });
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect((await client.calls(callSid).recordings(sid).update({ status: 'paused' })).status).toBe('paused');
  await client.calls(callSid).recordings(sid).update({ status: 'stopped' });
  const done = await until(
    () => client.calls(callSid).recordings(sid).fetch(),
    ({ status }) => status === 'completed',
  );
  expect([done.channels, done.track]).toEqual([2, 'both']);
  await of.list();
  await client.calls(callSid).recordings(sid).remove();
}

/** A conference with one who came in and one who was called, until it ends. */
export async function driveConferences(rig: Rig, client: Client): Promise<void> {
  const { phoneNumber } = rig.emulator.credentials;
  rig.app.twiml('/meets', '<Dial><Conference>room</Conference></Dial>');
  await rig.setApp({ VoiceUrl: `${rig.app.url}/meets` });
  const caller = await rig.outsideCall(TONE);
  const [conference] = await until(
    () => client.conferences.list({ friendlyName: 'room' }),
    (all) => all.length > 0,
  );
  const sid = conference?.sid ?? '';
  const room = client.conferences(sid);
  const called = await room.participants.create({ from: phoneNumber, to: PHONE, label: 'guest' });
  const joined = await until(
    () => room.participants.list(),
    (all) => all.length === 2,
  );
  expect(joined.map(({ status }) => status)).toEqual(['connected', 'connected']);
  const running = await room.fetch();
  expect([running.status, running.reasonConferenceEnded]).toEqual(['in-progress', null]);
  await room.participants(caller.sid).fetch();
  expect((await room.participants('guest').update({ hold: true })).hold).toBe(true);
  await room.participants(called.callSid).remove();
  const over = await room.update({ status: 'completed' });
  expect(over.reasonConferenceEnded).toBe('conference-ended-via-api');
  await room.fetch();
}

/** A queue and one who waits in it. */
export async function driveQueues(rig: Rig, client: Client): Promise<void> {
  const { sid } = await client.queues.create({ friendlyName: 'support', maxSize: 10 });
  await client.queues(sid).update({ maxSize: 20 });
  rig.app.twiml('/waits', '<Enqueue>support</Enqueue>');
  await rig.setApp({ VoiceUrl: `${rig.app.url}/waits` });
  const caller = await rig.outsideCall(TONE);
  const members = await until(
    () => client.queues(sid).members.list(),
    (all) => all.length > 0,
  );
  expect(members.map(({ callSid }) => callSid)).toEqual([caller.sid]);
  expect((await client.queues(sid).fetch()).currentSize).toBe(1);
  await client.queues(sid).members('Front').fetch();
  rig.app.twiml('/taken', '<Hangup/>');
  await client
    .queues(sid)
    .members(caller.sid)
    .update({ url: `${rig.app.url}/taken` });
  await rig.wait(caller.sid, 'completed');
  await client.queues.list();
  await client.queues(sid).remove();
}

/** Recordings with a transcription and without, and of nothing. */
export async function driveRecordings(rig: Rig, client: Client): Promise<void> {
  rig.app.twiml('/records', '<Record action="/recorded" playBeep="false" timeout="2" transcribe="true"/>');
  rig.app.twiml('/recorded', '<Hangup/>');
  await rig.setApp({ VoiceUrl: `${rig.app.url}/records` });
  const { sid: callSid } = await rig.outsideCall(SPEECH);
  await rig.app.expect('/recorded');
  const [recording] = await client.recordings.list({ callSid });
  const sid = recording?.sid ?? '';
  const { accountSid, mediaUrl } = await client.recordings(sid).fetch();
  await file(rig, `${new URL(mediaUrl).pathname}.wav`, 'audio/x-wav');

  const of = client.recordings(sid).transcriptions;
  const [transcription] = await until(
    () => of.list(),
    (all) => all.some(({ status }) => status === 'completed'),
  );
  const textSid = transcription?.sid ?? '';
  expect(transcription?.transcriptionText).toBe(WORDS);
  await client.recordings(sid).transcriptions(textSid).fetch();
  await client.transcriptions(textSid).fetch();
  expect(await client.transcriptions.list()).toHaveLength(1);
  await file(rig, `/2010-04-01/Accounts/${accountSid}/Transcriptions/${textSid}.txt`, 'text/plain');
  await client.recordings(sid).transcriptions(textSid).remove();
  await driveSecondTranscription(rig, client);
  await client.recordings(sid).remove();
}

/** One that is removed at its own path. */
async function driveSecondTranscription(rig: Rig, client: Client): Promise<void> {
  await rig.outsideCall(SPEECH);
  await rig.app.expect('/recorded', 2);
  const [second] = await until(
    () => client.transcriptions.list(),
    (all) => all.length > 0,
  );
  await client.transcriptions(second?.sid ?? '').remove();
}
