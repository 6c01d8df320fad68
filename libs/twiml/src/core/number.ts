import { type AttributeNames, freezeAttributes } from './element';
import {
  MACHINE_DETECTION_ATTRIBUTES,
  type MachineDetectionAttributes,
  PARTY_ATTRIBUTES,
  type PartyAttributes,
} from './party';

/** Attributes of `<Number>`. Source: https://www.twilio.com/docs/voice/twiml/number */
export interface NumberAttributes extends PartyAttributes, MachineDetectionAttributes {
  /** Keys pressed for the caller once the party has answered; `w` is half a second. */
  sendDigits?: string | undefined;
  /** SID of a trunk of one's own carrier. */
  byoc?: string | undefined;
}

export interface NumberNoun {
  readonly tag: 'Number';
  readonly text: string;
  readonly attributes: Readonly<NumberAttributes>;
}

export const NUMBER_ATTRIBUTES = {
  ...PARTY_ATTRIBUTES,
  ...MACHINE_DETECTION_ATTRIBUTES,
  sendDigits: 'sendDigits',
  byoc: 'byoc',
} as const satisfies AttributeNames<NumberAttributes>;

/** A phone number to ring, E.164. */
export function number(phoneNumber: string, attributes: NumberAttributes = {}): NumberNoun {
  return Object.freeze({ tag: 'Number', text: phoneNumber, attributes: freezeAttributes(attributes) });
}
