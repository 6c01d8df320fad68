import { createHmac } from 'node:crypto';
import { verifyAccessToken } from './access-token';
import {
  ACCOUNT_SID,
  accessToken,
  APPLICATION_SID,
  KEY_SECRET,
  KEY_SID,
  TestAccounts,
} from './testing/tokens';

const accounts = new TestAccounts();
const nowMs = Date.now();
const nowSec = Math.floor(nowMs / 1000);

const HEADER = { alg: 'HS256', typ: 'JWT', cty: 'twilio-fpa;v=1' };
const CLAIMS = {
  iss: KEY_SID,
  sub: ACCOUNT_SID,
  iat: nowSec,
  exp: nowSec + 600,
  grants: { identity: 'alice', voice: { incoming: { allow: true } } },
};

function signed(header: object, claims: object, secret = KEY_SECRET): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const body = `${part(header)}.${part(claims)}`;
  return `${body}.${createHmac('sha256', secret).update(body).digest('base64url')}`;
}

describe('verifyAccessToken', () => {
  it('takes a token made by Twilio’s library', () => {
    const { token, error } = verifyAccessToken(accessToken('alice', { ttl: 900 }), accounts, nowMs);
    expect(error).toBeUndefined();
    expect(token).toMatchObject({
      accountSid: ACCOUNT_SID,
      apiKeySid: KEY_SID,
      identity: 'alice',
      outgoingApplicationSid: APPLICATION_SID,
      incomingAllowed: true,
    });
    expect(Math.abs((token?.expiresAtMs ?? 0) - nowMs - 900_000)).toBeLessThan(60_000);
  });

  it('takes its own minimal token, without an outgoing grant', () => {
    const { token } = verifyAccessToken(signed(HEADER, CLAIMS), accounts, nowMs);
    expect(token).toMatchObject({ identity: 'alice', incomingAllowed: true });
    expect(token).not.toHaveProperty('outgoingApplicationSid');
  });

  it.each([
    ['nothing', '', 31102],
    ['no JWT', 'hello', 31204],
    ['two parts', 'a.b', 31204],
    ['four parts', `${signed(HEADER, CLAIMS)}.x`, 31204],
    ['no signature', signed({ ...HEADER, alg: 'none' }, CLAIMS).replace(/[^.]*$/, ''), 31204],
    ['another algorithm', signed({ ...HEADER, alg: 'HS512' }, CLAIMS), 31204],
    ['no cty', signed({ alg: 'HS256', typ: 'JWT' }, CLAIMS), 31204],
    ['an unknown key', signed(HEADER, { ...CLAIMS, iss: 'SK1' }), 31204],
    ['no key', signed(HEADER, { ...CLAIMS, iss: undefined }), 31204],
    ['another secret', signed(HEADER, CLAIMS, 'wrong'), 31202],
    ['another account', signed(HEADER, { ...CLAIMS, sub: 'AC9' }), 31203],
    ['expired', signed(HEADER, { ...CLAIMS, exp: nowSec - 1 }), 31205],
    ['no expiry', signed(HEADER, { ...CLAIMS, exp: undefined }), 31204],
    ['not yet valid', signed(HEADER, { ...CLAIMS, nbf: nowSec + 60 }), 31204],
    ['over 24 hours', signed(HEADER, { ...CLAIMS, exp: nowSec + 86_401 }), 31207],
    ['no voice grant', signed(HEADER, { ...CLAIMS, grants: { identity: 'alice' } }), 31201],
    ['no grants', signed(HEADER, { ...CLAIMS, grants: undefined }), 31201],
    ['no identity', signed(HEADER, { ...CLAIMS, grants: { voice: {} } }), 31105],
    ['a bad identity', signed(HEADER, { ...CLAIMS, grants: { identity: 'a b', voice: {} } }), 31105],
    [
      'a long identity',
      signed(HEADER, { ...CLAIMS, grants: { identity: 'a'.repeat(122), voice: {} } }),
      31105,
    ],
  ])('refuses %s', (_what, jwt, code) => {
    const verdict = verifyAccessToken(jwt, accounts, nowMs);
    expect(verdict.token).toBeUndefined();
    expect(verdict.error?.code).toBe(code);
    expect(verdict.error?.message).not.toContain(KEY_SECRET);
  });

  it('refuses every token with one changed character', () => {
    const jwt = signed(HEADER, CLAIMS);
    let accepted = 0;
    for (let i = 0; i < jwt.length; i++) {
      const changed = jwt.slice(0, i) + (jwt[i] === 'A' ? 'B' : 'A') + jwt.slice(i + 1);
      if (verifyAccessToken(changed, accounts, nowMs).token) accepted++;
    }
    expect(accepted).toBe(0);
  });
});
