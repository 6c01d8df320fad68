const PREFIX = 'meta:';

/** How a conversation names the number at Meta that it comes through, where another names an account of Twilio. */
export const cloudAccount = (phoneNumberId: string): string => `${PREFIX}${phoneNumberId}`;

/** Meta's id of the number; undefined for conversations that do not go through Meta. */
export const phoneNumberIdOf = (account: string | null): string | undefined =>
  account?.startsWith(PREFIX) ? account.slice(PREFIX.length) : undefined;
