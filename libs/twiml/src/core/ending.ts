import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { HttpMethod } from './vocabulary';

type NoAttributes = Readonly<Record<never, never>>;
const NO_ATTRIBUTES: NoAttributes = Object.freeze({});

export interface Hangup {
  readonly tag: 'Hangup';
  readonly attributes: NoAttributes;
}

export interface Leave {
  readonly tag: 'Leave';
  readonly attributes: NoAttributes;
}

/** Attributes of `<Reject>`. Source: https://www.twilio.com/docs/voice/twiml/reject */
export interface RejectAttributes {
  /** What the caller hears: a not-in-service message or a busy tone. Twilio's default is `rejected`. */
  reason?: 'rejected' | 'busy' | undefined;
}

export interface Reject {
  readonly tag: 'Reject';
  readonly attributes: Readonly<RejectAttributes>;
}

/** Attributes of `<Redirect>`. Source: https://www.twilio.com/docs/voice/twiml/redirect */
export interface RedirectAttributes {
  method?: HttpMethod | undefined;
}

export interface Redirect {
  readonly tag: 'Redirect';
  readonly text: StepLink;
  readonly attributes: Readonly<RedirectAttributes>;
}

/** Says back what it hears, until the call ends: for a test of a line. Source: https://www.twilio.com/docs/voice/twiml/echo */
export interface Echo {
  readonly tag: 'Echo';
  readonly attributes: NoAttributes;
}

export const ECHO_ATTRIBUTES = {} as const satisfies AttributeNames<NoAttributes>;
export const HANGUP_ATTRIBUTES = {} as const satisfies AttributeNames<NoAttributes>;
export const LEAVE_ATTRIBUTES = {} as const satisfies AttributeNames<NoAttributes>;
export const REJECT_ATTRIBUTES = { reason: 'reason' } as const satisfies AttributeNames<RejectAttributes>;
export const REDIRECT_ATTRIBUTES = { method: 'method' } as const satisfies AttributeNames<RedirectAttributes>;

const HANGUP: Hangup = Object.freeze({ tag: 'Hangup', attributes: NO_ATTRIBUTES });
const LEAVE: Leave = Object.freeze({ tag: 'Leave', attributes: NO_ATTRIBUTES });

const ECHO: Echo = Object.freeze({ tag: 'Echo', attributes: NO_ATTRIBUTES });

/** Says back what it hears. */
export const echo = (): Echo => ECHO;

/** Ends the call. */
export const hangup = (): Hangup => HANGUP;

/** Takes the caller out of the queue; belongs into the step that `enqueue`'s `waitUrl` names. */
export const leave = (): Leave => LEAVE;

/** Refuses an incoming call without answering it, hence without cost. Only as the first verb. */
export function reject(attributes: RejectAttributes = {}): Reject {
  return Object.freeze({ tag: 'Reject', attributes: freezeAttributes(attributes) });
}

/** Goes on with another step; verbs after it are never reached. */
export function redirect(step: StepLink, attributes: RedirectAttributes = {}): Redirect {
  return Object.freeze({ tag: 'Redirect', text: step, attributes: freezeAttributes(attributes) });
}
