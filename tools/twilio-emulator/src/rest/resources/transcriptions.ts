import type { RecordingStore } from '../../recordings/recording-store';
import type { Transcription } from '../../transcriptions/transcription';
import type { TranscriptionStore } from '../../transcriptions/transcription-store';
import { transcriptionPrice } from '../../usage/prices';
import { page } from '../paging';
import { type Resource, type RestRequest, rfc2822 } from '../resource';
import { notFound } from '../rest-error';

/** `/Transcriptions.json`: https://www.twilio.com/docs/voice/api/recording-transcription */
export function transcriptionsResource(transcriptions: TranscriptionStore): Resource {
  return resource(transcriptions, () => () => true);
}

/** `/Recordings/:sid/Transcriptions.json`: those of one recording. */
export function recordingTranscriptionsResource(
  transcriptions: TranscriptionStore,
  recordings: RecordingStore,
): Resource {
  return resource(transcriptions, ({ parentSid, caller, path }) => {
    if (recordings.get(parentSid)?.accountSid !== caller.account.sid) throw notFound(path);
    return ({ recordingSid }) => recordingSid === parentSid;
  });
}

/** @param belonging what the path holds; throws where there is no such path */
function resource(
  transcriptions: TranscriptionStore,
  belonging: (request: RestRequest) => (transcription: Transcription) => boolean,
): Resource {
  const own = (request: RestRequest): Transcription[] =>
    transcriptions
      .all()
      .filter(({ accountSid }) => accountSid === request.caller.account.sid)
      .filter(belonging(request));
  const find = (request: RestRequest): Transcription => {
    const found = own(request).find(({ sid }) => sid === request.sid);
    if (!found) throw notFound(request.path);
    return found;
  };
  return {
    list: (request) => {
      const { path, query } = request;
      const body = page('transcriptions', own(request).reverse(), path, query, serializeTranscription);
      return { status: 200, body };
    },
    fetch: (request) => ({ status: 200, body: serializeTranscription(find(request)) }),
    remove: (request) => {
      transcriptions.delete(find(request).sid);
      return { status: 204 };
    },
  };
}

/** Source: https://www.twilio.com/docs/voice/api/recording-transcription#transcriptions-properties */
function serializeTranscription(transcription: Transcription): Record<string, unknown> {
  const { sid, accountSid, recordingSid, status, text, durationSec, createdAt, updatedAt } = transcription;
  return {
    account_sid: accountSid,
    api_version: '2010-04-01',
    date_created: rfc2822(createdAt),
    date_updated: rfc2822(updatedAt),
    duration: String(durationSec),
    price: status === 'in-progress' ? null : (-transcriptionPrice(durationSec)).toFixed(5),
    price_unit: 'USD',
    recording_sid: recordingSid,
    sid,
    status,
    transcription_text: text ?? null,
    type: 'fast',
    uri: `/2010-04-01/Accounts/${accountSid}/Transcriptions/${sid}.json`,
  };
}
