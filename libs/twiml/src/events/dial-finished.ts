import { CALL_SID } from '@centralita/shared-types/rules';
import { IsOptional, Matches } from 'class-validator';
import { CallEvent } from './call-event';
import { FromParam } from './from-param';
import { count, flag, oneOf } from './readers';

/** Source: https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values */
export const DIAL_CALL_STATUSES = [
  'completed',
  'answered',
  'busy',
  'no-answer',
  'failed',
  'canceled',
] as const;
export type DialCallStatus = (typeof DIAL_CALL_STATUSES)[number] | 'unknown';

/** A `<Dial>` has ended, connected or not. Goes to its `action`. */
export class DialFinished extends CallEvent {
  readonly kind = 'dial-finished';

  /** `completed`: was connected; `answered`: joined a conference or a queue's caller. */
  @FromParam('DialCallStatus', oneOf(DIAL_CALL_STATUSES))
  readonly dialCallStatus!: DialCallStatus;

  /** The call to the dialled party; absent for a conference. */
  @FromParam('DialCallSid')
  @IsOptional()
  @Matches(CALL_SID, { message: 'must be CA and 32 hex digits' })
  readonly dialCallSid?: string;

  /** Seconds that the two talked. */
  @FromParam('DialCallDuration', count)
  readonly durationSec?: number;

  /** Whether the two were connected. */
  @FromParam('DialBridged', flag)
  readonly bridged?: boolean;

  @FromParam('RecordingUrl')
  readonly recordingUrl?: string;

  @FromParam('RecordingSid')
  readonly recordingSid?: string;
}
