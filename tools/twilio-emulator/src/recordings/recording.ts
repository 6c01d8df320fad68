import type { Frame } from '../media/audio';

export type RecordingSource =
  'RecordVerb' | 'DialVerb' | 'Conference' | 'OutboundAPI' | 'StartCallRecordingAPI';
export type RecordingStatus = 'in-progress' | 'paused' | 'completed' | 'absent';
export type RecordingEvent = 'in-progress' | 'completed' | 'absent';
export type RecordingTrack = 'inbound' | 'outbound' | 'both';

/** A recording as the REST API shows it; its sound is there once it is completed. */
export interface Recording {
  sid: string;
  accountSid: string;
  callSid: string;
  conferenceSid?: string;
  source: RecordingSource;
  track: RecordingTrack;
  status: RecordingStatus;
  channels: number;
  createdAt: Date;
  updatedAt: Date;
  durationSec: number;
  samples: Int16Array[];
}

/** Who wants to know how a recording goes on. */
export interface RecordingSubscription {
  url: string;
  method: 'GET' | 'POST';
  events: ReadonlySet<RecordingEvent>;
}

/** What is to be recorded. */
export interface RecordingRequest {
  accountSid: string;
  callSid: string;
  conferenceSid?: string;
  source: RecordingSource;
  track: RecordingTrack;
  /** One source a channel. */
  sources: readonly (() => Frame)[];
  /** Silence at the beginning and at the end is left out. */
  isTrimmed: boolean;
  subscription?: RecordingSubscription;
  /** Ends the recording. */
  until: AbortSignal;
  onFrame?: (hasSound: boolean) => void;
}

const EVENTS: readonly RecordingEvent[] = ['in-progress', 'completed', 'absent'];

/** Nothing usable means `completed` alone. Source: https://www.twilio.com/docs/voice/twiml/record#recordingstatuscallbackevent */
export function recordingEvents(words: readonly string[]): ReadonlySet<RecordingEvent> {
  const wanted = EVENTS.filter((event) => words.includes(event));
  return new Set(wanted.length > 0 ? wanted : (['completed'] as const));
}
