import { Injectable } from '@nestjs/common';
import type { TokenResponse, TwilioCredentials } from '@centralita/shared-types';
import { AccessTokens } from '../ports/access-tokens';
import { identityOf } from './twilio-account';

/** Issues the token of a person's own number: nobody chooses an identity. */
@Injectable()
export class TokenIssuer {
  constructor(private readonly tokens: AccessTokens) {}

  issue(credentials: TwilioCredentials): Promise<TokenResponse> {
    return this.tokens.mint(credentials, identityOf(credentials.phoneNumber));
  }
}
