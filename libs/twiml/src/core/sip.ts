import { type AttributeNames, freezeAttributes } from './element';
import {
  MACHINE_DETECTION_ATTRIBUTES,
  type MachineDetectionAttributes,
  PARTY_ATTRIBUTES,
  type PartyAttributes,
} from './party';

/** Attributes of `<Sip>`. Source: https://www.twilio.com/docs/voice/twiml/sip */
export interface SipAttributes extends PartyAttributes, MachineDetectionAttributes {
  username?: string | undefined;
  password?: string | undefined;
}

export interface Sip {
  readonly tag: 'Sip';
  readonly text: string;
  readonly attributes: Readonly<SipAttributes>;
}

export const SIP_ATTRIBUTES = {
  ...PARTY_ATTRIBUTES,
  ...MACHINE_DETECTION_ATTRIBUTES,
  username: 'username',
  password: 'password',
} as const satisfies AttributeNames<SipAttributes>;

/** A SIP address to ring, such as `sip:kate@example.com`. */
export function sip(uri: string, attributes: SipAttributes = {}): Sip {
  return Object.freeze({ tag: 'Sip', text: uri, attributes: freezeAttributes(attributes) });
}
