import type { TwilioAccount } from '../accounts/api/twilio-account';

/** The number of the environment, until an organisation has it: whoever brings the same account calls and answers with it. */
export const isDirectLine = ({ source, phoneNumber }: TwilioAccount, number: string): boolean =>
  source === 'environment' && phoneNumber === number;

/**
 * The one line of an account that somebody brings, by which its calls are counted: never what a request claims, which
 * could be anything.
 */
export const lineOf = ({ accountSid, phoneNumber }: TwilioAccount): string => `${accountSid}/${phoneNumber}`;
