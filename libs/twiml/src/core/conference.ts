import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { HttpMethod, RecordingEvent, RecordingTrim } from './vocabulary';

export type ConferenceEvent =
  'start' | 'end' | 'join' | 'leave' | 'mute' | 'hold' | 'modify' | 'speaker' | 'announcement';

/** Attributes of `<Conference>`. Source: https://www.twilio.com/docs/voice/twiml/conference */
export interface ConferenceAttributes {
  muted?: boolean | undefined;
  /** When a beep is played. Twilio's default is `true`. */
  beep?: boolean | 'onEnter' | 'onExit' | undefined;
  /** Twilio's default is true; who joins with false waits until someone joins with true. */
  startConferenceOnEnter?: boolean | undefined;
  endConferenceOnExit?: boolean | undefined;
  /** A name for this participant, by which it can be found later. */
  participantLabel?: string | undefined;
  jitterBufferSize?: 'large' | 'medium' | 'small' | 'off' | undefined;
  /** A step that says what those waiting hear; the empty string is silence. Twilio's default is its hold music. */
  waitUrl?: StepLink | '' | undefined;
  waitMethod?: HttpMethod | undefined;
  /** 2 to 250; Twilio's default is 250. */
  maxParticipants?: number | undefined;
  record?: 'do-not-record' | 'record-from-start' | undefined;
  recordingConfigurationId?: string | undefined;
  recordingStatusCallback?: StepLink | undefined;
  recordingStatusCallbackMethod?: HttpMethod | undefined;
  recordingStatusCallbackEvent?: readonly RecordingEvent[] | undefined;
  trim?: RecordingTrim | undefined;
  region?: 'us1' | 'us2' | 'ie1' | 'sg1' | 'br1' | 'au1' | 'jp1' | 'de1' | undefined;
  /** CallSid of the participant whom this one coaches: heard by nobody else. */
  coach?: string | undefined;
  statusCallback?: StepLink | undefined;
  statusCallbackMethod?: HttpMethod | undefined;
  statusCallbackEvent?: readonly ConferenceEvent[] | undefined;
  /** Twilio's older callback, told at the end of a recorded conference. */
  eventCallbackUrl?: StepLink | undefined;
}

export interface Conference {
  readonly tag: 'Conference';
  readonly text: string;
  readonly attributes: Readonly<ConferenceAttributes>;
}

export const CONFERENCE_ATTRIBUTES = {
  muted: 'muted',
  beep: 'beep',
  startConferenceOnEnter: 'startConferenceOnEnter',
  endConferenceOnExit: 'endConferenceOnExit',
  participantLabel: 'participantLabel',
  jitterBufferSize: 'jitterBufferSize',
  waitUrl: 'waitUrl',
  waitMethod: 'waitMethod',
  maxParticipants: 'maxParticipants',
  record: 'record',
  recordingConfigurationId: 'recordingConfigurationId',
  recordingStatusCallback: 'recordingStatusCallback',
  recordingStatusCallbackMethod: 'recordingStatusCallbackMethod',
  recordingStatusCallbackEvent: 'recordingStatusCallbackEvent',
  trim: 'trim',
  region: 'region',
  coach: 'coach',
  statusCallback: 'statusCallback',
  statusCallbackMethod: 'statusCallbackMethod',
  statusCallbackEvent: 'statusCallbackEvent',
  eventCallbackUrl: 'eventCallbackUrl',
} as const satisfies AttributeNames<ConferenceAttributes>;

/** A conference room by name, unique within the account. Names are stored by Twilio: put nothing personal in them. */
export function conference(name: string, attributes: ConferenceAttributes = {}): Conference {
  return Object.freeze({ tag: 'Conference', text: name, attributes: freezeAttributes(attributes) });
}
