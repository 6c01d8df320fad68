import type { PricesLogin } from './call-prices';

/** Where a call stands at the provider. */
export interface CallState {
  /** The provider's word, such as `in-progress`. */
  status: string;
  /** Undefined while it goes on. */
  endedAt: number | undefined;
}

/** Looks up calls at the provider. */
export abstract class CallStates {
  /** Undefined where the account has no such call. @throws ProviderError */
  abstract find(login: PricesLogin, callSid: string): Promise<CallState | undefined>;
}
