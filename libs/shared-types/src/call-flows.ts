import type { CallItem } from './calls';

/** Which calls may begin in a flow. */
export type FlowCalls = 'incoming' | 'outgoing' | 'both' | 'none';

/** No link leads to the step, something stands after the end, or the call ends where nothing is pressed or said. */
export type FlowWarningKind = 'unlinked-step' | 'verb-after-end' | 'no-fall-through';

/** A step of a flow, as it stands in the code. */
export interface DrawnStep {
  name: string;
  /** The event that it takes, such as `GatheredDigits`. */
  event: string;
  /** Steps of the same flow to which it leads. */
  leadsTo: string[];
  /** Ids of flows to which it hands the call. */
  goesOnWith: string[];
  /** It also hands the call to a flow that a setting names. */
  bySetting: boolean;
  /** What is most likely a mistake in its code. */
  warnings: FlowWarningKind[];
}

/** A flow that is installed, whichever calls it is for. */
export interface DrawnFlow {
  id: string;
  title: string;
  /** In English, for whoever has no words of their own for this id. */
  description?: string;
  calls: FlowCalls;
  steps: DrawnStep[];
}

/** A call that is going on, and the step in which it stands. */
export interface CallInFlow {
  /** The provider's: `CA…`. */
  callId: string;
  from: string;
  to: string;
  startedAt: number;
  flow: string;
  step: string;
  /** When it came to the step. */
  at: number;
}

/** `GET /api/call-flows?organisation=` (admin). */
export interface DrawnFlows {
  flows: DrawnFlow[];
  /** The organisation's, the latest first. */
  calls: CallInFlow[];
}

/** What was sent to a step of a call, and what it answered. */
export interface KeptAnswer {
  /** What the provider sent, without secrets. */
  parameters: Record<string, string>;
  /** What the link to the step carried. */
  query: Record<string, string>;
  /** Addresses of this server stand without it. Null: the step failed, and the caller heard an apology. */
  twiml: string | null;
  /** Code of the failure. */
  failure: string | null;
  /** What was pressed or said is a secret, and was not kept. */
  isSecret: boolean;
}

/** `answer` is null where it is not there yet, or not any more: it is kept for a week. */
export interface WalkedStep {
  flow: string;
  step: string;
  at: number;
  answer: KeptAnswer | null;
}

/** `GET /api/call-flows/calls/:id?organisation=` (admin); `calls/not-found` (404). */
export interface CallWalk {
  call: CallItem;
  steps: WalkedStep[];
}

/** Why a step was not run again: its webhook is not kept, was a secret, or the step is not in the code any more. */
export type NotReplayed = 'not-kept' | 'secret' | 'no-such-step' | 'no-account';

/** A step of a call, run by today's code. */
export interface ReplayedStep {
  notReplayed: NotReplayed | null;
  /** What it would answer today; null where it fails, or was not run. */
  twiml: string | null;
  failure: string | null;
  /** Who outside would have been asked, and was not: the answer may be another one for that. */
  notAsked: string[];
}

/**
 * `POST /api/call-flows/calls/:id/replay?organisation=` (admin): runs every step again, at its own time of the clock, and undoes
 * what it writes. One item for each step of the walk.
 */
export interface CallReplay {
  steps: ReplayedStep[];
}
