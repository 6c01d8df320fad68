import type { DemoAccount } from '@centralita/shared-types';

/** An account of mail that anyone may try. */
export interface DemoMailAccount {
  apiKey: string;
  /** Public keys, as SendGrid shows them: of its events, and of mail that comes in. */
  webhookKey: string;
  parseKey: string;
}

/** An account of WhatsApp at Meta that anyone may try. */
export interface DemoCloudAccount {
  appSecret: string;
  accessToken: string;
  phoneNumberId: string;
  /** E.164. */
  phoneNumber: string;
}

/** Where the demo account comes from. */
export abstract class DemoAccountSource {
  /** The account; undefined where there is none by design. Throws ProviderError where it cannot be read. */
  abstract read(): Promise<DemoAccount | undefined>;

  /** The same for mail. */
  abstract mail(): Promise<DemoMailAccount | undefined>;

  /** The same for WhatsApp at Meta. */
  abstract cloud(): Promise<DemoCloudAccount | undefined>;
}
