import { type AttributeNames, freezeAttributes } from './element';
import type { StepLink } from './step-link';
import type { HttpMethod } from './vocabulary';

/** Attributes of `<Refer>`. Source: https://www.twilio.com/docs/voice/twiml/refer */
export interface ReferAttributes {
  /** The step that runs when the other side has answered; without it Twilio goes on with the next verb. */
  action?: StepLink | undefined;
  method?: HttpMethod | undefined;
}

/** The address within `<Refer>`: of `<Sip>` it has the name, and no attributes. */
export interface ReferSip {
  readonly tag: 'Sip';
  readonly text: string;
  readonly attributes: Readonly<Record<never, never>>;
}

export interface Refer {
  readonly tag: 'Refer';
  readonly attributes: Readonly<ReferAttributes>;
  readonly children: readonly [ReferSip];
}

export const REFER_ATTRIBUTES = {
  action: 'action',
  method: 'method',
} as const satisfies AttributeNames<ReferAttributes>;

/** Gives a SIP call back to the exchange that it came from, which calls `uri` in place of us. */
export function refer(uri: string, attributes: ReferAttributes = {}): Refer {
  const address: ReferSip = Object.freeze({ tag: 'Sip', text: uri, attributes: Object.freeze({}) });
  return Object.freeze({
    tag: 'Refer',
    attributes: freezeAttributes(attributes),
    children: Object.freeze([address] as const),
  });
}
