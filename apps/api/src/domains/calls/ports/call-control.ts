import type { TokenLogin } from '../../accounts/api/agent-lines';

/** A call at the provider, as far as moving it needs. */
export interface LiveCall {
  callSid: string;
  parentCallSid: string | undefined;
  from: string;
  to: string;
  status: string;
  /** Epoch milliseconds, to the second; absent while it goes on. */
  endedAt?: number;
}

/** Changes calls that are going on, and makes calls. All of it rejects with `ProviderError`. */
export abstract class CallControl {
  /** Rings somebody; what they get when they answer is the step behind `url`. @returns the provider's id */
  abstract ring(login: TokenLogin, call: { from: string; to: string; url: string }): Promise<string>;

  /** The call goes on at another step, and leaves whatever it is in. */
  abstract redirect(login: TokenLogin, callSid: string, url: string): Promise<void>;

  /** Undefined where the account has no such call. */
  abstract find(login: TokenLogin, callSid: string): Promise<LiveCall | undefined>;

  /** Calls that were dialled within another. */
  abstract legsOf(login: TokenLogin, callSid: string): Promise<LiveCall[]>;
}
