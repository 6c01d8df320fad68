import type { TeamAccount } from '../../accounts/api/twilio-account';

/** With what an account of the provider is asked. */
export interface PricesLogin {
  accountSid: string;
  authToken: string;
  region: TeamAccount['region'];
}

export interface Price {
  /** In millionths of the unit. */
  micros: number;
  /** ISO 4217, such as `USD`. */
  unit: string;
}

/** One leg of a call: each is billed by itself. */
export interface BilledLeg {
  callSid: string;
  /** The leg for which it was dialled. */
  parentCallSid: string | undefined;
  /** Undefined while it goes on, and some time after. */
  price: Price | undefined;
}

/** What the provider bills for calls. */
export abstract class CallPrices {
  /** The account's legs that have begun since then. @throws ProviderError */
  abstract since(login: PricesLogin, since: number): Promise<BilledLeg[]>;
}
