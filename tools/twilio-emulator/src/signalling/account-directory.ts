/** An API key as the emulator's accounts hold it. */
export interface ApiKey {
  /** The key's secret, which signs access tokens. */
  secret: string;
  /** The account it belongs to. */
  accountSid: string;
}

/** What signalling needs to know of the accounts: the port that the emulator's world implements. */
export abstract class AccountDirectory {
  /** The key of this SID (`SK…`), or undefined where there is none (any more). */
  abstract apiKey(keySid: string): ApiKey | undefined;
}
