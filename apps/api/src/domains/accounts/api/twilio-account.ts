import type { Region } from '@centralita/shared-types';

/** A Twilio account as far as answering its calls needs it. Lives for one request. */
export interface TwilioAccount {
  accountSid: string;
  authToken: string;
  /** The account's own number, E.164: the caller id of its calls, and whose browsers ring. */
  phoneNumber: string;
  region?: Region;
  /** Where it came from: the environment (every flow) or a seal (the direct line only). */
  source: 'environment' | 'seal';
}

/**
 * Client identity of a number: the number without its plus sign.
 * Identities are letters, digits and underscore: https://www.twilio.com/docs/voice/sdks/javascript/twiliodevice
 */
export const identityOf = (phoneNumber: string): string => phoneNumber.replace(/^\+/, '');
