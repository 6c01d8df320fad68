import { CALL_SID } from '@centralita/shared-types/rules';
import { IsOptional, Matches } from 'class-validator';
import { CallEvent } from './call-event';
import { FromParam } from './from-param';
import { count } from './readers';

/** The call goes on in another step: after a `<Redirect>`, or a call made through REST. */
export class CallContinued extends CallEvent {
  readonly kind = 'call-continued';
}

/** A dialled party has answered and hears what the step answers before being connected. Goes to a noun's `url`. */
export class PartyAnswered extends CallEvent {
  readonly kind = 'party-answered';

  /** The caller's call. */
  @FromParam('ParentCallSid')
  @IsOptional()
  @Matches(CALL_SID, { message: 'must be CA and 32 hex digits' })
  readonly parentCallSid?: string;
}

/**
 * A call has changed its state. Goes to a `statusCallback`; the step's answer is ignored. These can arrive late and out
 * of order: go by `sequenceNumber`.
 *
 * Source: https://www.twilio.com/docs/voice/twiml/number#attributes-status-callback
 */
export class CallStatusChanged extends CallEvent {
  readonly kind = 'call-status-changed';

  @FromParam('ParentCallSid')
  @IsOptional()
  @Matches(CALL_SID, { message: 'must be CA and 32 hex digits' })
  readonly parentCallSid?: string;

  /** From 0, in the order in which things happened. */
  @FromParam('SequenceNumber', count)
  readonly sequenceNumber?: number;

  /** When it happened, RFC 2822. */
  @FromParam('Timestamp')
  readonly timestamp?: string;

  /** Seconds from answer to end, with the last event. */
  @FromParam('CallDuration', count)
  readonly durationSec?: number;

  /** The carrier's SIP code of a failed call. */
  @FromParam('SipResponseCode', count)
  readonly sipResponseCode?: number;
}
