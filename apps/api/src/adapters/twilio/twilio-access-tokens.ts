import { Injectable } from '@nestjs/common';
import type { TokenResponse } from '@centralita/shared-types';
import { AccessTokens, type TokenLogin } from '../../domains/accounts/ports/access-tokens';
import { Config } from '../../platform/config/config';

/** Access tokens by Twilio's own class, loaded when the first is asked for. Source: https://www.twilio.com/docs/iam/access-tokens */
@Injectable()
export class TwilioAccessTokens extends AccessTokens {
  constructor(private readonly config: Config) {
    super();
  }

  async mint(
    { accountSid, apiKeySid, apiKeySecret, twimlAppSid, region }: TokenLogin,
    identity: string,
  ): Promise<TokenResponse> {
    const { default: AccessToken } = await import('twilio/lib/jwt/AccessToken.js');
    const accessToken = new AccessToken(accountSid, apiKeySid, apiKeySecret, {
      identity,
      ttl: this.config.tokenTtlSec,
      ...(region && { region }),
    });
    accessToken.addGrant(
      new AccessToken.VoiceGrant({ outgoingApplicationSid: twimlAppSid, incomingAllow: true }),
    );
    const token = accessToken.toJwt();
    return { token, identity, expiresAt: expiryOf(token) };
  }
}

/** Epoch milliseconds of a token's expiry, as it stands in the token. */
function expiryOf(token: string): number {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  return (JSON.parse(payload) as { exp: number }).exp * 1000;
}
