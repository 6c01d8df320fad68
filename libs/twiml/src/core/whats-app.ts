import { freezeAttributes } from './element';
import { PARTY_ATTRIBUTES, type PartyAttributes } from './party';

/** A WhatsApp user to call. Source: https://www.twilio.com/docs/voice/twiml/whatsapp */
export interface WhatsApp {
  readonly tag: 'WhatsApp';
  readonly text: string;
  readonly attributes: Readonly<PartyAttributes>;
}

export const WHATS_APP_ATTRIBUTES = PARTY_ATTRIBUTES;

/** Calls on WhatsApp, from a sender that may. Goes into `dial()`. @param phoneNumber E.164, without `whatsapp:` */
export const whatsApp = (phoneNumber: string, attributes: PartyAttributes = {}): WhatsApp =>
  Object.freeze({ tag: 'WhatsApp', text: phoneNumber, attributes: freezeAttributes(attributes) });
