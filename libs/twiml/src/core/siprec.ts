import type { Parameter } from './client';
import { type AttributeNames, freezeAttributes } from './element';
import { parametersOf } from './parameters';
import type { StepLink } from './step-link';
import type { CallTrack } from './stream';
import type { HttpMethod } from './vocabulary';

/** Attributes of `<Siprec>`. Source: https://www.twilio.com/docs/voice/twiml/siprec */
export interface SiprecAttributes {
  /** By which `stop` finds it, unique within the call. */
  name?: string | undefined;
  /** Of the recorder, as it stands in the Console. */
  connectorName?: string | undefined;
  track?: CallTrack | undefined;
  statusCallback?: StepLink | undefined;
  statusCallbackMethod?: HttpMethod | undefined;
}

/** Options of `siprec`. */
export interface SiprecOptions extends SiprecAttributes {
  /** Facts that the recorder gets. */
  parameters?: Readonly<Record<string, string>> | undefined;
}

export interface Siprec {
  readonly tag: 'Siprec';
  readonly attributes: Readonly<SiprecAttributes>;
  readonly children: readonly Parameter[];
}

export const SIPREC_ATTRIBUTES = {
  name: 'name',
  connectorName: 'connectorName',
  track: 'track',
  statusCallback: 'statusCallback',
  statusCallbackMethod: 'statusCallbackMethod',
} as const satisfies AttributeNames<SiprecAttributes>;

/** The sound of a call to a recorder that speaks SIPREC. Goes into `start()` and, by its name, into `stop()`. */
export function siprec({ parameters, ...attributes }: SiprecOptions = {}): Siprec {
  return Object.freeze({
    tag: 'Siprec',
    attributes: freezeAttributes(attributes),
    children: parametersOf(parameters),
  });
}
