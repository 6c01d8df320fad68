import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { HttpMethod, RecordingEvent, RecordingTrim } from './vocabulary';

/** Attributes of `<Record>`. Source: https://www.twilio.com/docs/voice/twiml/record */
export interface RecordAttributes {
  /** The step that runs when the recording has ended; Twilio's default is the step that is running. */
  action?: StepLink | undefined;
  method?: HttpMethod | undefined;
  /** Seconds of silence that end it. Twilio's default is 5. */
  timeoutSec?: number | undefined;
  /** Keys that end it, of `0-9#*`; the empty string is none. Twilio's default is `1234567890*#`. */
  finishOnKey?: string | undefined;
  /** Seconds that it may last. Twilio's default is 3,600. */
  maxLengthSec?: number | undefined;
  /** Twilio's default is true. */
  playBeep?: boolean | undefined;
  trim?: RecordingTrim | undefined;
  recordingConfigurationId?: string | undefined;
  /** A step that is told when the recording can be fetched; its answer is ignored. */
  recordingStatusCallback?: StepLink | undefined;
  recordingStatusCallbackMethod?: HttpMethod | undefined;
  recordingStatusCallbackEvent?: readonly RecordingEvent[] | undefined;
  /** Twilio's own transcription: English, two minutes at most. */
  transcribe?: boolean | undefined;
  transcribeCallback?: StepLink | undefined;
}

export interface RecordVerb {
  readonly tag: 'Record';
  readonly attributes: Readonly<RecordAttributes>;
}

export const RECORD_ATTRIBUTES = {
  action: 'action',
  method: 'method',
  timeoutSec: 'timeout',
  finishOnKey: 'finishOnKey',
  maxLengthSec: 'maxLength',
  playBeep: 'playBeep',
  trim: 'trim',
  recordingConfigurationId: 'recordingConfigurationId',
  recordingStatusCallback: 'recordingStatusCallback',
  recordingStatusCallbackMethod: 'recordingStatusCallbackMethod',
  recordingStatusCallbackEvent: 'recordingStatusCallbackEvent',
  transcribe: 'transcribe',
  transcribeCallback: 'transcribeCallback',
} as const satisfies AttributeNames<RecordAttributes>;

/**
 * Records what the caller says. `action` comes when it has ended, with a key or by silence; where the caller said nothing,
 * Twilio goes on with the verb after it. A caller who hangs up is recorded too, and `action` comes all the same.
 */
export function record(attributes: RecordAttributes = {}): RecordVerb {
  return Object.freeze({ tag: 'Record', attributes: freezeAttributes(attributes) });
}
