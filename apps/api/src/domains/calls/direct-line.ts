import type { VoiceAccount } from '../accounts/api/voice-account';

/** The number of the environment, until an organisation has it: whoever brings the same account calls and answers with it. */
export const isDirectLine = ({ source, phoneNumber }: VoiceAccount, number: string): boolean =>
  source === 'environment' && phoneNumber === number;

/**
 * The one line of an account that somebody brings, by which its calls are counted: never what a request claims, which
 * could be anything.
 */
export const lineOf = ({ accountSid, phoneNumber }: VoiceAccount): string => `${accountSid}/${phoneNumber}`;
