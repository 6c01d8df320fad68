import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { HttpMethod, RecordingEvent, RecordingTrim } from './vocabulary';

/** Attributes of `<Recording>`. Source: https://www.twilio.com/docs/voice/twiml/recording */
export interface CallRecordingAttributes {
  /** `dual`: each side on a channel of its own. */
  channels?: 'mono' | 'dual' | undefined;
  track?: 'inbound' | 'outbound' | 'both' | undefined;
  trim?: RecordingTrim | undefined;
  recordingConfigurationId?: string | undefined;
  /** A step that is told when the recording can be fetched; its answer is ignored. */
  recordingStatusCallback?: StepLink | undefined;
  recordingStatusCallbackMethod?: HttpMethod | undefined;
  recordingStatusCallbackEvent?: readonly RecordingEvent[] | undefined;
}

export interface CallRecording {
  readonly tag: 'Recording';
  readonly attributes: Readonly<CallRecordingAttributes>;
}

export const CALL_RECORDING_ATTRIBUTES = {
  channels: 'channels',
  track: 'track',
  trim: 'trim',
  recordingConfigurationId: 'recordingConfigurationId',
  recordingStatusCallback: 'recordingStatusCallback',
  recordingStatusCallbackMethod: 'recordingStatusCallbackMethod',
  recordingStatusCallbackEvent: 'recordingStatusCallbackEvent',
} as const satisfies AttributeNames<CallRecordingAttributes>;

/** Records the whole call from here on. Goes into `start()`. */
export const callRecording = (attributes: CallRecordingAttributes = {}): CallRecording =>
  Object.freeze({ tag: 'Recording', attributes: freezeAttributes(attributes) });
