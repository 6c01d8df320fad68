import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AccountDirectory } from './account-directory';
import { SIGNALLING_ERRORS, type SignallingError } from './signalling-error';

/** What a verified access token allows. */
export interface AccessToken {
  accountSid: string;
  apiKeySid: string;
  identity: string;
  /** Epoch milliseconds. */
  expiresAtMs: number;
  /** TwiML App of outgoing calls; absent where the token grants none. */
  outgoingApplicationSid?: string;
  /** Parameters that the token adds to those of the device; they become webhook parameters. */
  outgoingParameters: Record<string, string>;
  /** Whether the identity may be called. */
  incomingAllowed: boolean;
}

export type TokenVerdict =
  { token: AccessToken; error?: undefined } | { token?: undefined; error: SignallingError };

const LIFETIME_MAX_SEC = 24 * 60 * 60;
/** Letters, digits and underscore, at most 121. https://www.twilio.com/docs/voice/sdks/javascript/twiliodevice */
const IDENTITY = /^\w{1,121}$/;

/**
 * Checks an access token as Twilio's gateway does: a JWT (HS256, `cty` `twilio-fpa;v=1`) signed with the API key's
 * secret, issued by that key for its account, in force, with a Voice grant.
 * @see https://www.twilio.com/docs/iam/access-tokens
 */
export function verifyAccessToken(jwt: string, accounts: AccountDirectory, nowMs: number): TokenVerdict {
  if (jwt === '') return { error: SIGNALLING_ERRORS.tokenMissing };
  const [head = '', body = '', signature = '', ...rest] = jwt.split('.');
  const header = parsePart(head);
  const claims = parsePart(body);
  if (!header || !claims || rest.length > 0) return refused('It is no JWT.');
  if (header['alg'] !== 'HS256') return refused('Its header does not say "alg": "HS256".');
  if (header['cty'] !== 'twilio-fpa;v=1') return refused('Its header does not say "cty": "twilio-fpa;v=1".');

  const issuer = text(claims['iss']);
  const key = issuer === undefined ? undefined : accounts.apiKey(issuer);
  if (issuer === undefined || !key) return refused('Its issuer (iss) is no API key of this emulator.');
  if (!isSignedWith(key.secret, `${head}.${body}`, signature))
    return { error: SIGNALLING_ERRORS.signatureInvalid };
  if (claims['sub'] !== key.accountSid) return { error: SIGNALLING_ERRORS.accountUnknown };

  return inForce(claims, nowMs) ?? granted(claims, issuer, key.accountSid);
}

function inForce(claims: Claims, nowMs: number): TokenVerdict | undefined {
  const nowSec = nowMs / 1000;
  const { exp, nbf, iat } = claims;
  if (typeof exp !== 'number') return refused('It has no expiry (exp).');
  if (exp <= nowSec) return { error: SIGNALLING_ERRORS.tokenExpired };
  if (typeof nbf === 'number' && nbf > nowSec) return refused('It is not valid yet (nbf).');
  if (exp - (typeof iat === 'number' ? iat : nowSec) > LIFETIME_MAX_SEC)
    return { error: SIGNALLING_ERRORS.tokenTooLong };
  return undefined;
}

function granted(claims: Claims, apiKeySid: string, accountSid: string): TokenVerdict {
  const grants = record(claims['grants']);
  const identity = text(grants?.['identity']);
  const voice = record(grants?.['voice']);
  if (!voice)
    return { error: { ...SIGNALLING_ERRORS.notAuthorized, message: 'The access token has no Voice grant.' } };
  if (identity === undefined || !IDENTITY.test(identity)) {
    return { error: SIGNALLING_ERRORS.identityInvalid };
  }
  const outgoing = record(voice['outgoing']);
  const outgoingApplicationSid = text(outgoing?.['application_sid']);
  return {
    token: {
      accountSid,
      apiKeySid,
      identity,
      expiresAtMs: Number(claims['exp']) * 1000,
      outgoingParameters: texts(record(outgoing?.['params'])),
      incomingAllowed: record(voice['incoming'])?.['allow'] === true,
      ...(outgoingApplicationSid !== undefined ? { outgoingApplicationSid } : {}),
    },
  };
}

function isSignedWith(secret: string, signed: string, signature: string): boolean {
  // As text: several spellings decode to the same bytes.
  const expected = Buffer.from(createHmac('sha256', secret).update(signed).digest('base64url'));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function refused(why: string): TokenVerdict {
  return { error: { ...SIGNALLING_ERRORS.tokenInvalid, message: `The access token is invalid. ${why}` } };
}

type Claims = Record<string, unknown>;

function parsePart(part: string): Claims | undefined {
  try {
    return record(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));
  } catch {
    return undefined;
  }
}

function record(value: unknown): Claims | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : undefined;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function texts(values: Claims = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
