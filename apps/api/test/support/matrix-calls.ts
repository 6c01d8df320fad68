import { randomUUID } from 'node:crypto';
import { MediaStore } from '../../src/domains/messages/api/media';
import type { VoicemailRow } from '../../src/domains/voicemail/voicemail-schema';
import { VoicemailsStore } from '../../src/domains/voicemail/voicemails.store';
import type { RecordingRow } from '../../src/domains/recordings/recordings-schema';
import { RecordingsStore } from '../../src/domains/recordings/recordings.store';
import { CallbacksStore } from '../../src/domains/call-queue/callbacks.store';
import { CallsStore } from '../../src/domains/calls/calls.store';
import { rowOf } from '../../src/domains/calls/new-call';
import { UnitOfWork } from '../../src/platform/database/unit-of-work';
import { markerOf, type MakeRow } from './matrix-holder';

export const call: MakeRow = async (team, { organisationId }) => {
  const callSid = `CA${randomUUID().replaceAll('-', '')}`;
  const { app } = team.api;
  const begun = { callSid, from: markerOf(team, organisationId), to: '+14155550100' };
  const row = { ...rowOf(begun, Date.now()), organisation_id: organisationId };
  const store = app.get(CallsStore, { strict: false });
  await app.get(UnitOfWork).run((tx) => store.begin(tx, row));
  return callSid;
};

export const callback: MakeRow = async (team, { organisationId }) => {
  const { app } = team.api;
  const id = randomUUID();
  const row = { id, organisation_id: organisationId, call_sid: id, number: markerOf(team, organisationId) };
  const store = app.get(CallbacksStore, { strict: false });
  const open = { asked_at: Date.now(), waiting_since: Date.now(), done_at: null, done_by: null };
  const free = { taken_at: null, taken_by: null };
  await app.get(UnitOfWork).run((tx) => store.insert(tx, { ...row, ...open, ...free }));
  return id;
};

export const voicemail: MakeRow = async (team, { organisationId }) => {
  const { app } = team.api;
  const id = randomUUID();
  const marker = markerOf(team, organisationId);
  await app.get(MediaStore, { strict: false }).put(id, Buffer.from(marker));
  const row: VoicemailRow = {
    id,
    organisation_id: organisationId,
    call_sid: `CA${randomUUID()}`,
    recording_sid: `RE${randomUUID()}`,
    account_sid: 'AC0',
    url: 'https://api.twilio.com/none',
    caller: marker,
    called: '+14155550100',
    received_at: Date.now(),
    duration_sec: 3,
    state: 'stored',
    problem: null,
    type: 'audio/x-wav',
    bytes: marker.length,
    transcript: marker,
    transcript_problem: null,
    heard_at: null,
    heard_by: null,
    erase_at: null,
  };
  const store = app.get(VoicemailsStore, { strict: false });
  await app.get(UnitOfWork).run((tx) => store.insert(tx, row));
  return id;
};

const recordingIn =
  (state: 'stored' | 'failed'): MakeRow =>
  async (team, { organisationId }) => {
    const { app } = team.api;
    const id = randomUUID();
    const marker = markerOf(team, organisationId);
    await app.get(MediaStore, { strict: false }).put(id, Buffer.from(marker));
    const row: RecordingRow = {
      id,
      organisation_id: organisationId,
      call_sid: `CA${randomUUID()}`,
      recording_sid: `RE${randomUUID()}`,
      account_sid: 'AC0',
      url: 'https://api.twilio.com/none',
      recorded_at: Date.now(),
      duration_sec: 3,
      channels: 2,
      outside_channel: 0,
      transcribed: 1,
      transcript: JSON.stringify([{ side: 'outside', atSec: 0, text: marker }]),
      transcript_problem: null,
      consent: 'announced',
      state,
      problem: state === 'failed' ? 'unreachable' : null,
      type: 'audio/x-wav',
      bytes: marker.length,
      erase_at: Date.now() + 86_400_000,
      erased_at: null,
      erased_by: null,
    };
    const store = app.get(RecordingsStore, { strict: false });
    await app.get(UnitOfWork).run((tx) => store.insert(tx, row));
    return id;
  };

export const recording = recordingIn('stored');
export const failedRecording = recordingIn('failed');
