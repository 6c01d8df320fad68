import { IsIn, IsString, MaxLength } from 'class-validator';
import { MayBeAbsent } from './may-be-absent';
import type { CallRecording } from './recordings';

export const CALL_WAYS = ['incoming', 'outgoing'] as const;
export type CallWay = (typeof CALL_WAYS)[number];

/**
 * How a call ended. The provider's words (https://www.twilio.com/docs/voice/twiml/dial#dialcallstatus-values), and ours:
 * nobody's phone was open, the dial policy or a limit said no, and the number is of no organisation.
 */
export const CALL_OUTCOMES = [
  'completed',
  'answered',
  'busy',
  'no-answer',
  'failed',
  'canceled',
  'nobody-there',
  'refused',
  'unknown-number',
  'unknown',
] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/** A step of a flow that answered the call. */
export interface CallStep {
  /** Id of the flow, such as `incoming-call`. */
  flow: string;
  step: string;
  at: number;
}

/** A call that an agent gave to somebody else. */
export interface CallTransfer {
  at: number;
  by: { id: string; name: string } | null;
  /** The colleague it was meant for; else it was a number. */
  to: { id: string; name: string } | null;
  /** E.164. */
  number: string | null;
  /** When somebody was there; null: it rings, or nobody answered. */
  takenAt: number | null;
  /** Who of the organisation took it: others ring where a colleague does not answer. */
  takenBy: { id: string; name: string } | null;
}

/** Item of `GET /api/calls`: a call of the organisation, without what was said in it. */
export interface CallItem {
  /** The provider's: `CA…`. */
  id: string;
  direction: CallWay;
  /** E.164; or as it came: `anonymous`, empty, `sip:…`. Calls from before this was kept have `+34***567`. */
  from: string;
  /** E.164, or the identity of a colleague's browser (`agent_…`). */
  to: string;
  startedAt: number;
  /** When somebody was there to talk; null: nobody was, or it is not known yet. */
  answeredAt: number | null;
  /** Null: it is going on, as far as this server knows. */
  endedAt: number | null;
  /** Seconds that the two talked. */
  talkedSec: number | null;
  outcome: CallOutcome | null;
  /** An incoming call that has ended, asked for somebody, and found nobody. */
  missed: boolean;
  /** Who dialled; null for incoming calls. */
  person: { id: string; name: string } | null;
  /** Who of the organisation took it; null: nobody, or a flow answered alone. */
  answeredBy: { id: string; name: string } | null;
  /** To whom it was given on, in order: it stays one call. */
  transfers: CallTransfer[];
  /** The way through the flows, in order. */
  steps: CallStep[];
  /** What was said in it, in order; absent where nothing was recorded. */
  recordings?: CallRecording[];
}

/**
 * `GET /api/calls?before=&direction=&missed=true` (agent) answers `Page<CallItem>`: the latest first, 50 a page; `next` of a
 * page goes into `before` for the following one. `GET /api/calls/:id` answers `CallItem`, or `calls/not-found` (404), also
 * for those of another organisation.
 */
export class CallsFilter {
  @MayBeAbsent() @IsString() @MaxLength(64) organisation?: string;
  /** `next` of the page before. */
  @MayBeAbsent() @IsString() @MaxLength(200) before?: string;
  @MayBeAbsent() @IsIn(CALL_WAYS) direction?: CallWay;
  /** `true`: only calls that nobody took. */
  @MayBeAbsent() @IsIn(['true', 'false']) missed?: 'true' | 'false';
}
