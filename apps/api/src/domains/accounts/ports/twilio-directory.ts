import type { TwilioCredentials } from '@centralita/shared-types';

export interface AccountFacts {
  /** `active`, `suspended` or `closed`. */
  status: string;
}

export interface ApplicationFacts {
  voiceUrl: string;
  /** HTTP method of the voice URL. */
  voiceMethod: string;
}

export interface PhoneNumberFacts {
  sid: string;
  /** TwiML App that answers its calls; empty where another URL does. */
  voiceApplicationSid: string;
}

/** What stands at Twilio under a person's credentials. Each method throws ProviderError as adapters do. */
export abstract class TwilioDirectory {
  /** Asks with account SID and Auth Token. */
  abstract account(credentials: TwilioCredentials): Promise<AccountFacts>;

  /** Proves the API key by using its secret; a restricted key that may not read anything is proven too. */
  abstract proveApiKey(credentials: TwilioCredentials): Promise<void>;

  /** Whether the account has the API key, asked with the Auth Token. */
  abstract hasApiKey(credentials: TwilioCredentials): Promise<boolean>;

  /** The TwiML App; undefined where the account has none of that SID. */
  abstract application(credentials: TwilioCredentials): Promise<ApplicationFacts | undefined>;

  /** The number; undefined where the account does not own it. */
  abstract phoneNumber(credentials: TwilioCredentials): Promise<PhoneNumberFacts | undefined>;

  /** Sets the voice URL and its fallback, both POST. */
  abstract setApplicationUrls(
    credentials: TwilioCredentials,
    urls: { voiceUrl: string; voiceFallbackUrl: string },
  ): Promise<void>;

  /** Lets the credentials' TwiML App answer the calls of a number. */
  abstract setNumberApplication(credentials: TwilioCredentials, phoneNumberSid: string): Promise<void>;
}
