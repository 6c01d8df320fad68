import { CallEvent } from './call-event';
import { FromParam } from './from-param';
import { count, moment, oneOf, text } from './readers';

export const RECORDING_STATUSES = ['in-progress', 'completed', 'absent', 'failed'] as const;
export type RecordingStatus = (typeof RECORDING_STATUSES)[number] | 'unknown';

/**
 * A recording has changed its state. Goes to a `recordingStatusCallback`; the step's answer is ignored.
 *
 * Source: https://www.twilio.com/docs/voice/twiml/dial#recordingstatuscallback
 */
export class RecordingChanged extends CallEvent {
  readonly kind = 'recording-changed';

  @FromParam('RecordingSid', text)
  readonly recordingSid!: string;

  @FromParam('RecordingStatus', oneOf(RECORDING_STATUSES))
  readonly recordingStatus!: RecordingStatus;

  /** Needs the account's credentials to be fetched. */
  @FromParam('RecordingUrl')
  readonly recordingUrl?: string;

  @FromParam('RecordingDuration', count)
  readonly durationSec?: number;

  /** Epoch milliseconds. */
  @FromParam('RecordingStartTime', moment)
  readonly startedAt?: number;

  @FromParam('RecordingChannels', count)
  readonly channels?: number;
}
