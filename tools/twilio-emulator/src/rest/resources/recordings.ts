import type { Call } from '../../calls/call';
import type { CallRegistry } from '../../calls/call-registry';
import type { Recording, RecordingRequest } from '../../recordings/recording';
import { recordingEvents } from '../../recordings/recording';
import type { RecordingStore } from '../../recordings/recording-store';
import type { TranscriptionStore } from '../../transcriptions/transcription-store';
import { recordingPrice } from '../../usage/prices';
import type { Form } from '../form';
import { page } from '../paging';
import { type Resource, type RestRequest, rfc2822 } from '../resource';
import { invalid, notFound } from '../rest-error';
import { recordingTranscriptionsResource } from './transcriptions';

/** `/Recordings.json`: https://www.twilio.com/docs/voice/api/recording */
export function recordingsResource(recordings: RecordingStore, transcriptions: TranscriptionStore): Resource {
  return {
    parts: { Transcriptions: recordingTranscriptionsResource(transcriptions, recordings) },
    list: ({ caller, path, query }) => {
      const own = recordings
        .all()
        .reverse()
        .filter((recording) => recording.accountSid === caller.account.sid && passes(recording, query));
      return { status: 200, body: page('recordings', own, path, query, serializer(recordings)) };
    },
    ...single(recordings, serializer(recordings), () => true),
  };
}

/** `/Calls/:sid/Recordings.json`: of one call, where a recording can be begun, paused and ended too. */
export function callRecordingsResource(recordings: RecordingStore, registry: CallRegistry): Resource {
  const callOf = ({ parentSid, caller, path }: RestRequest): Call => {
    const call = registry.get(parentSid);
    if (call?.details.accountSid !== caller.account.sid) throw notFound(path);
    return call;
  };
  const { fetch, remove } = single(
    recordings,
    serializeOfCall,
    ({ callSid }, { parentSid }) => callSid === parentSid,
  );
  return {
    ...(fetch ? { fetch } : {}),
    ...(remove ? { remove } : {}),
    list: (request) => {
      const call = callOf(request);
      const own = recordings.all().filter(({ callSid }) => callSid === call.sid);
      const { path, query } = request;
      return { status: 200, body: page('recordings', own, path, query, serializeOfCall) };
    },
    create: (request) => {
      const call = callOf(request);
      if (call.status !== 'in-progress')
        throw invalid(21220, 'Requested resource is not eligible for recording: the call is not in progress');
      const { recording } = recordings.start(callRecording(call, request.form, 'StartCallRecordingAPI'));
      return { status: 201, body: serializeOfCall(recording) };
    },
    update: (request) => {
      callOf(request);
      const running = recordings.running(request.sid);
      if (running?.recording.callSid !== request.parentSid) throw notFound(request.path);
      const status = request.form.text('Status');
      if (status === 'paused') running.pause();
      else if (status === 'in-progress') running.resume();
      else if (status === 'stopped') running.stop();
      else throw invalid(20001, `Status may be in-progress, paused or stopped, not ${status ?? 'empty'}`);
      return { status: 200, body: serializeOfCall(running.recording) };
    },
  };
}

/** What a REST request asks to be recorded of a call: what its party says, and what it is given to hear. */
export function callRecording(
  call: Call,
  form: Form,
  source: 'OutboundAPI' | 'StartCallRecordingAPI',
): RecordingRequest {
  const url = form.url('RecordingStatusCallback', 21609);
  const said = (): Int16Array => call.audio.hear();
  const heard = (): Int16Array => call.audio.playedNow();
  return {
    accountSid: call.details.accountSid,
    callSid: call.sid,
    source,
    track: 'both',
    sources: form.text('RecordingChannels') === 'dual' ? [said, heard] : [() => call.audio.bothNow()],
    isTrimmed: form.text('Trim') === 'trim-silence',
    until: call.ended,
    ...(url
      ? {
          subscription: {
            url,
            method: form.method('RecordingStatusCallbackMethod') ?? 'POST',
            events: recordingEvents(form.list('RecordingStatusCallbackEvent')),
          },
        }
      : {}),
  };
}

function single(
  recordings: RecordingStore,
  serialize: (recording: Recording) => Record<string, unknown>,
  belongs: (recording: Recording, request: RestRequest) => boolean,
): Pick<Resource, 'fetch' | 'remove'> {
  const find = (request: RestRequest): Recording => {
    const recording = recordings.get(request.sid);
    if (recording?.accountSid !== request.caller.account.sid || !belongs(recording, request))
      throw notFound(request.path);
    return recording;
  };
  return {
    fetch: (request) => ({ status: 200, body: serialize(find(request)) }),
    remove: (request) => {
      const { sid, status } = find(request);
      if (status === 'in-progress')
        throw invalid(21220, 'The recording is in progress and cannot be deleted');
      recordings.delete(sid);
      return { status: 204 };
    },
  };
}

function passes({ callSid, conferenceSid }: Recording, query: URLSearchParams): boolean {
  const equal: [string, string | undefined][] = [
    ['CallSid', callSid],
    ['ConferenceSid', conferenceSid],
  ];
  return equal.every(([name, value]) => query.get(name) === null || query.get(name) === value);
}

const serializer =
  (recordings: RecordingStore) =>
  (recording: Recording): Record<string, unknown> => {
    const uri = `/2010-04-01/Accounts/${recording.accountSid}/Recordings/${recording.sid}`;
    return {
      ...common(recording),
      media_url: recordings.urlOf(recording),
      uri: `${uri}.json`,
      subresource_uris: {
        add_on_results: `${uri}/AddOnResults.json`,
        transcriptions: `${uri}/Transcriptions.json`,
      },
    };
  };

/** As a part of its call: https://www.twilio.com/docs/voice/api/recording */
function serializeOfCall(recording: Recording): Record<string, unknown> {
  const { accountSid, callSid, sid, track } = recording;
  const uri = `/2010-04-01/Accounts/${accountSid}/Calls/${callSid}/Recordings/${sid}.json`;
  return { ...common(recording), track, uri };
}

function common(recording: Recording): Record<string, unknown> {
  const { sid, accountSid, callSid, conferenceSid, channels, createdAt, updatedAt, status, source } =
    recording;
  const isCompleted = status === 'completed';
  return {
    sid,
    account_sid: accountSid,
    call_sid: callSid,
    conference_sid: conferenceSid ?? null,
    channels,
    source,
    status,
    duration: isCompleted ? String(recording.durationSec) : '-1',
    start_time: rfc2822(createdAt),
    date_created: rfc2822(createdAt),
    date_updated: rfc2822(updatedAt),
    price: isCompleted ? (-recordingPrice(recording.durationSec)).toFixed(5) : null,
    price_unit: 'USD',
    error_code: null,
    encryption_details: null,
    api_version: '2010-04-01',
  };
}
