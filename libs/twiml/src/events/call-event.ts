import { ACCOUNT_SID, CALL_SID } from '@centralita/shared-types/rules';
import { Matches } from 'class-validator';
import { FromParam } from './from-param';
import { firstValue, type RawParams } from './params';
import { oneOf, text } from './readers';

/** States in which a call is over. */
const ENDED_STATUSES = ['completed', 'busy', 'failed', 'no-answer', 'canceled'] as const;

/** States of a call. Source: https://www.twilio.com/docs/voice/api/call-resource#call-status-values */
export const CALL_STATUSES = ['queued', 'initiated', 'ringing', 'in-progress', ...ENDED_STATUSES] as const;
export type CallStatus = (typeof CALL_STATUSES)[number] | 'unknown';

/** Whether a call in this state is over. */
export const hasEnded = (status: string): boolean => ENDED_STATUSES.some((ended) => ended === status);

export const CALL_DIRECTIONS = ['inbound', 'outbound-api', 'outbound-dial'] as const;
export type CallDirection = (typeof CALL_DIRECTIONS)[number] | 'unknown';

/**
 * What every voice webhook carries. A caller id (`from`) is no proof of who calls.
 *
 * Source: https://www.twilio.com/docs/voice/twiml#twilios-request-to-your-application
 */
export abstract class CallEvent {
  /** Tells the event classes apart, for the compiler and in a `switch`. */
  abstract readonly kind: string;

  @FromParam('CallSid', text, { once: true })
  @Matches(CALL_SID, { message: 'must be CA and 32 hex digits' })
  readonly callSid!: string;

  @FromParam('AccountSid', text, { once: true })
  @Matches(ACCOUNT_SID, { message: 'must be AC and 32 hex digits' })
  readonly accountSid!: string;

  /** E.164, `client:<identity>`, `sip:…`, or a word such as `anonymous`; empty where Twilio sends none. */
  @FromParam('From', text, { once: true })
  readonly from!: string;

  /** What was called: E.164, `client:…`, `sip:…`, or what a browser asked for; may be empty. */
  @FromParam('To', text)
  readonly to!: string;

  @FromParam('Direction', oneOf(CALL_DIRECTIONS))
  readonly direction!: CallDirection;

  @FromParam('CallStatus', oneOf(CALL_STATUSES))
  readonly callStatus!: CallStatus;

  /** Everything that arrived, custom parameters included, under Twilio's names. */
  readonly params!: RawParams;

  /** What `links.to(step, query)` put into the address of this step. */
  readonly query!: Readonly<Record<string, string>>;

  /** One raw parameter; the first value of a repeated one. */
  param(name: string): string | undefined {
    return firstValue(this.params, name);
  }
}
