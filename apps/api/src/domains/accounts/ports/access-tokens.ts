import type { TokenResponse, TwilioCredentials } from '@centralita/shared-types';

/** Makes the short-lived tokens with which browsers register and dial. */
export abstract class AccessTokens {
  /**
   * Signs a token that lets `identity` register and dial through the credentials' TwiML App. Nothing is asked of the
   * provider, and nothing is kept.
   */
  abstract mint(credentials: TwilioCredentials, identity: string): Promise<TokenResponse>;
}
