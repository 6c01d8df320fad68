import AccessToken from 'twilio/lib/jwt/AccessToken.js';
import { AccountDirectory, type ApiKey } from '../account-directory';

export const ACCOUNT_SID = 'AC00000000000000000000000000000001';
export const KEY_SID = 'SK00000000000000000000000000000001';
export const KEY_SECRET = 'a-secret-of-thirty-two-characters';
export const APPLICATION_SID = 'AP00000000000000000000000000000001';

/** One account with one API key. */
export class TestAccounts extends AccountDirectory {
  override apiKey(keySid: string): ApiKey | undefined {
    return keySid === KEY_SID ? { secret: KEY_SECRET, accountSid: ACCOUNT_SID } : undefined;
  }
}

/** An access token by Twilio's own library. */
export function accessToken(
  identity: string,
  {
    ttl = 3600,
    apiKeySid = KEY_SID,
    secret = KEY_SECRET,
    incomingAllow = true,
    outgoingApplicationSid = APPLICATION_SID,
    outgoingApplicationParams = {},
  } = {},
): string {
  const token = new AccessToken(ACCOUNT_SID, apiKeySid, secret, { identity, ttl });
  token.addGrant(
    new AccessToken.VoiceGrant({
      incomingAllow,
      outgoingApplicationParams,
      ...(outgoingApplicationSid ? { outgoingApplicationSid } : {}),
    }),
  );
  return token.toJwt();
}
