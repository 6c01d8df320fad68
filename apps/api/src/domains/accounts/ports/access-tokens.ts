import type { Region, TokenResponse } from '@centralita/shared-types';

/** With what a token is signed, and through which application its bearer dials. */
export interface TokenLogin {
  accountSid: string;
  apiKeySid: string;
  apiKeySecret: string;
  twimlAppSid: string;
  region?: Region;
}

/** Makes the short-lived tokens with which browsers register and dial. */
export abstract class AccessTokens {
  /**
   * Signs a token that lets `identity` register and dial through the login's application. Nothing is asked of the
   * provider, and nothing is kept.
   */
  abstract mint(login: TokenLogin, identity: string): Promise<TokenResponse>;
}
