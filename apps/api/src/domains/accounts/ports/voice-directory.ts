import type { Region } from '@centralita/shared-types';

/** With what an account is asked about itself. */
export interface AccountLogin {
  accountSid: string;
  authToken: string;
  region?: Region | undefined;
}

export interface ApiKeyLogin extends Omit<AccountLogin, 'authToken'> {
  apiKeySid: string;
  apiKeySecret: string;
}

export interface AccountFacts {
  /** `active`, `suspended` or `closed`. */
  status: string;
}

export interface Balance {
  /** What is left, in units of the currency; negative where it is owed. */
  amount: number;
  /** ISO 4217. */
  currency: string;
}

export interface ApplicationFacts {
  voiceUrl: string;
  /** HTTP method of the voice URL. */
  voiceMethod: string;
  /** Empty where none is set. */
  statusCallback: string;
}

export interface PhoneNumberFacts {
  sid: string;
  /** Application that answers its calls; empty where another URL does. */
  voiceApplicationSid: string;
}

/** What stands at the voice provider under an account. Each method throws ProviderError as adapters do. */
export abstract class VoiceDirectory {
  /** Asks with the account's own token. */
  abstract account(login: AccountLogin): Promise<AccountFacts>;

  abstract balance(login: AccountLogin): Promise<Balance>;

  /** Proves the API key by using its secret; a restricted key that may not read anything is proven too. */
  abstract proveApiKey(login: ApiKeyLogin): Promise<void>;

  /** Whether the account has the API key, asked with the account's own token. */
  abstract hasApiKey(login: AccountLogin, apiKeySid: string): Promise<boolean>;

  /** The application; undefined where the account has none of that SID. */
  abstract application(login: AccountLogin, applicationSid: string): Promise<ApplicationFacts | undefined>;

  /** The number (E.164); undefined where the account does not own it. */
  abstract phoneNumber(login: AccountLogin, phoneNumber: string): Promise<PhoneNumberFacts | undefined>;

  /** Sets an application's voice URL, its fallback and its status callback, all POST. */
  abstract setApplicationUrls(
    login: AccountLogin,
    applicationSid: string,
    urls: { voiceUrl: string; voiceFallbackUrl: string; statusCallbackUrl: string },
  ): Promise<void>;

  /** Sets where an application's calls are told to be over, POST. */
  abstract setStatusCallback(login: AccountLogin, applicationSid: string, url: string): Promise<void>;

  /** Gives a number of the account a name, by which people tell whose it is. */
  abstract nameNumber(login: AccountLogin, phoneNumber: string, name: string): Promise<void>;

  /** Lets an application answer the calls of a number. */
  abstract setNumberApplication(
    login: AccountLogin,
    applicationSid: string,
    phoneNumberSid: string,
  ): Promise<void>;
}
