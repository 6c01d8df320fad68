import { timingSafeEqual } from 'node:crypto';
import type { AccountStore } from '../accounts/account-store';
import type { Account } from '../accounts/records';
import { notFound, RestError, unauthorized } from './rest-error';

/** Who a request speaks for. */
export interface Caller {
  account: Account;
  /** True for the Auth Token and for main keys: they reach accounts and keys, standard keys do not. */
  isMain: boolean;
}

/**
 * Checks HTTP basic authentication: the account's SID and Auth Token, or an API key's SID and secret. A caller reaches
 * its own account only. Throws {@link RestError} 20003 (401) or 20404.
 * Source: https://www.twilio.com/docs/usage/requests-to-twilio#credentials
 */
export function authenticate(
  authorization: string | undefined,
  accountSid: string,
  store: AccountStore,
): Caller {
  const caller = callerOf(authorization, store);
  if (caller.account.sid !== accountSid) {
    if (store.accounts.has(accountSid)) throw unauthorized();
    throw notFound(`/2010-04-01/Accounts/${accountSid}`);
  }
  return caller;
}

/** The same where no account stands in the path: the caller reaches its own. Throws {@link RestError} 20003. */
export function callerOf(authorization: string | undefined, store: AccountStore): Caller {
  const [user, password] = basicCredentials(authorization);
  const caller = user.startsWith('SK') ? byKey(user, password, store) : byToken(user, password, store);
  if (!caller) throw unauthorized();
  return caller;
}

/** Accounts and keys are closed to standard keys. Source: https://www.twilio.com/docs/iam/api-keys */
export function requireMain({ isMain }: Caller): void {
  if (!isMain) throw new RestError(401, 20003, 'Authenticate');
}

function byToken(sid: string, token: string, store: AccountStore): Caller | undefined {
  const account = store.accounts.get(sid);
  return account && isSame(account.authToken, token) ? { account, isMain: true } : undefined;
}

function byKey(sid: string, secret: string, store: AccountStore): Caller | undefined {
  const key = store.keys.get(sid);
  const account = key && isSame(key.secret, secret) ? store.accounts.get(key.accountSid) : undefined;
  return account && key ? { account, isMain: key.type === 'main' } : undefined;
}

function basicCredentials(authorization: string | undefined): [user: string, password: string] {
  const [scheme, encoded] = (authorization ?? '').split(' ');
  if (scheme?.toLowerCase() !== 'basic' || encoded === undefined) throw unauthorized();
  const decoded = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = decoded.indexOf(':');
  return colon < 0 ? [decoded, ''] : [decoded.slice(0, colon), decoded.slice(colon + 1)];
}

function isSame(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(given)];
  return a.length === b.length && timingSafeEqual(a, b);
}
