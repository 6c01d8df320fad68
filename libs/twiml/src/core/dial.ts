import type { Application } from './application';
import type { Client } from './client';
import type { Conference } from './conference';
import { type AttributeNames, freezeAttributes } from './element';
import type { NumberNoun } from './number';
import type { Queue } from './queue';
import type { Sim } from './sim';
import type { Sip } from './sip';
import type { StepLink } from './step-link';
import type { WhatsApp } from './whats-app';
import type { HttpMethod, RecordingEvent, RecordingTrim } from './vocabulary';

/** Country whose ringing tone the caller hears. Source: https://www.twilio.com/docs/voice/twiml/dial#ringtone */
// prettier-ignore
export type RingTone =
  | 'at' | 'au' | 'bg' | 'br' | 'be' | 'ch' | 'cl' | 'cn' | 'cz' | 'de' | 'dk' | 'ee' | 'es' | 'fi' | 'fr' | 'gr'
  | 'hu' | 'il' | 'in' | 'it' | 'lt' | 'jp' | 'mx' | 'my' | 'nl' | 'no' | 'nz' | 'ph' | 'pl' | 'pt' | 'ru' | 'se'
  | 'sg' | 'th' | 'uk' | 'us' | 'us-old' | 'tw' | 've' | 'za';

export type DialRecord =
  | 'do-not-record'
  | 'record-from-answer'
  | 'record-from-ringing'
  | 'record-from-answer-dual'
  | 'record-from-ringing-dual';

/** Attributes of `<Dial>`. Source: https://www.twilio.com/docs/voice/twiml/dial */
export interface DialAttributes {
  /** The step that runs when the dialled call has ended; without it Twilio goes on with the next verb. */
  action?: StepLink | undefined;
  method?: HttpMethod | undefined;
  /** Let the caller hear real ringing, and count as answered, only when the dialled party answers. */
  answerOnBridge?: boolean | undefined;
  /** Caller id shown to the dialled party: a Twilio or verified number, or `client:…` towards clients. */
  callerId?: string | undefined;
  /** Seconds to let it ring, 5 to 600. Twilio's default is 30. */
  timeoutSec?: number | undefined;
  /** Seconds that the call may last. Twilio's default is 14,400 (4 hours). */
  timeLimitSec?: number | undefined;
  /** Let the caller end the dialled call with `*`. */
  hangupOnStar?: boolean | undefined;
  /** Ring one party after the other instead of all at once. */
  sequential?: boolean | undefined;
  ringTone?: RingTone | undefined;
  record?: DialRecord | undefined;
  recordingConfigurationId?: string | undefined;
  recordingStatusCallback?: StepLink | undefined;
  recordingStatusCallbackMethod?: HttpMethod | undefined;
  recordingStatusCallbackEvent?: readonly RecordingEvent[] | undefined;
  recordingTrack?: 'both' | 'inbound' | 'outbound' | undefined;
  trim?: RecordingTrim | undefined;
  /** The step that a SIP REFER from the dialled party runs. */
  referUrl?: StepLink | undefined;
  referMethod?: HttpMethod | undefined;
  events?: 'call-progress-event' | undefined;
  /** Base64 SHAKEN or DIV passports, separated by commas. */
  passports?: string | undefined;
}

/** Parties that can ring together: up to ten, the first to answer is connected. */
export type RingingNoun = NumberNoun | Client | Sip | Sim | Application | WhatsApp;

/** What may be nested in `<Dial>`: parties to ring, or one conference, or one queue. */
export type DialNouns = readonly RingingNoun[] | readonly [Conference] | readonly [Queue];

export interface Dial {
  readonly tag: 'Dial';
  readonly attributes: Readonly<DialAttributes>;
  readonly children: DialNouns;
}

export const DIAL_ATTRIBUTES = {
  action: 'action',
  method: 'method',
  answerOnBridge: 'answerOnBridge',
  callerId: 'callerId',
  timeoutSec: 'timeout',
  timeLimitSec: 'timeLimit',
  hangupOnStar: 'hangupOnStar',
  sequential: 'sequential',
  ringTone: 'ringTone',
  record: 'record',
  recordingConfigurationId: 'recordingConfigurationId',
  recordingStatusCallback: 'recordingStatusCallback',
  recordingStatusCallbackMethod: 'recordingStatusCallbackMethod',
  recordingStatusCallbackEvent: 'recordingStatusCallbackEvent',
  recordingTrack: 'recordingTrack',
  trim: 'trim',
  referUrl: 'referUrl',
  referMethod: 'referMethod',
  events: 'events',
  passports: 'passports',
} as const satisfies AttributeNames<DialAttributes>;

/** Connects the caller with a number, a browser, a SIP address, a conference or the first caller of a queue. */
export function dial(attributes: DialAttributes, ...nouns: DialNouns): Dial {
  return Object.freeze({
    tag: 'Dial',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([...nouns]) as DialNouns,
  });
}
