import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { CallTrack } from './stream';
import type { HttpMethod, LanguageTag } from './vocabulary';

/** Attributes of `<Transcription>`. Source: https://www.twilio.com/docs/voice/twiml/transcription */
export interface TranscriptionAttributes {
  /** By which `stop` finds it, unique within the call. */
  name?: string | undefined;
  track?: CallTrack | undefined;
  /** A step told of what is said as it is said; its answer is ignored. */
  statusCallbackUrl?: StepLink | undefined;
  statusCallbackMethod?: HttpMethod | undefined;
  languageCode?: LanguageTag | 'multi' | undefined;
  /** Twilio's default is `google`. */
  transcriptionEngine?: 'google' | 'deepgram' | undefined;
  speechModel?: string | undefined;
  /** Tell also what may still change. */
  partialResults?: boolean | undefined;
  hints?: readonly string[] | undefined;
  profanityFilter?: boolean | undefined;
  enableAutomaticPunctuation?: boolean | undefined;
  inboundTrackLabel?: string | undefined;
  outboundTrackLabel?: string | undefined;
  /** Service of Conversational Intelligence that keeps the transcript: its SID or unique name. */
  intelligenceService?: string | undefined;
}

export interface Transcription {
  readonly tag: 'Transcription';
  readonly attributes: Readonly<TranscriptionAttributes>;
}

export const TRANSCRIPTION_ATTRIBUTES = {
  name: 'name',
  track: 'track',
  statusCallbackUrl: 'statusCallbackUrl',
  statusCallbackMethod: 'statusCallbackMethod',
  languageCode: 'languageCode',
  transcriptionEngine: 'transcriptionEngine',
  speechModel: 'speechModel',
  partialResults: 'partialResults',
  hints: ['hints', ','],
  profanityFilter: 'profanityFilter',
  enableAutomaticPunctuation: 'enableAutomaticPunctuation',
  inboundTrackLabel: 'inboundTrackLabel',
  outboundTrackLabel: 'outboundTrackLabel',
  intelligenceService: 'intelligenceService',
} as const satisfies AttributeNames<TranscriptionAttributes>;

/** Writes a call down while it goes on. Goes into `start()` and, by its name, into `stop()`. */
export function transcription(attributes: TranscriptionAttributes = {}): Transcription {
  return Object.freeze({ tag: 'Transcription', attributes: freezeAttributes(attributes) });
}
