import type { Region } from '@centralita/shared-types';

interface AnyAccount {
  /** The provider's name of the account. */
  accountSid: string;
  /** What its webhooks may be signed with: two while one token replaces the other. */
  authTokens: readonly string[];
  region?: Region;
}

/** An account that a person brings: it lives for one request, and has the direct line only. */
export interface PersonalAccount extends AnyAccount {
  source: 'seal';
  /** E.164: the caller id of its calls, and whose browsers ring. */
  phoneNumber: string;
}

/** An account of this server: every flow answers it, and its numbers belong to organisations. */
export interface TeamAccount extends AnyAccount {
  source: 'vault' | 'environment';
  id: string;
  /** As its owner calls it. */
  name: string;
  /** Caller id where an organisation has no number of its own. */
  phoneNumber?: string;
}

/** An account as far as answering its calls needs it. */
export type TwilioAccount = PersonalAccount | TeamAccount;

/**
 * Client identity of a number: the number without its plus sign.
 * Identities are letters, digits and underscore: https://www.twilio.com/docs/voice/sdks/javascript/twiliodevice
 */
export const identityOf = (phoneNumber: string): string => phoneNumber.replace(/^\+/, '');
