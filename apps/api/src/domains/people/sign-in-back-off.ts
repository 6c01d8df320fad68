import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock/clock';
import type { Tx } from '../../platform/database/tx';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AppError } from '../../platform/errors/app-error';
import { SignInFailuresStore } from './sign-in-failures.store';

interface Patience {
  /** Failures that cost no waiting. */
  free: number;
  waitMaxMs: number;
}

const FIRST_WAIT_MS = 1_000;
/** After this long without a failure all is forgotten. */
export const FAILURES_FORGOTTEN_AFTER_MS = 3_600_000;
/** Where somebody signed in, they are known for this long. */
export const KNOWN_PLACE_FORGOTTEN_AFTER_MS = 90 * 24 * 3_600_000;
const ACCOUNT: Patience = { free: 5, waitMaxMs: 120_000 };
const ADDRESS: Patience = { free: 30, waitMaxMs: 900_000 };

/** An attempt that was counted as failed before it was made; undone where it succeeds. */
export interface Attempt {
  account: string;
  address: string;
  /** Where the account is known from, once this attempt succeeds; absent for who is signed in already. */
  place?: string;
}

/**
 * Slows guessing down, by account and by address, whether the account exists or not. Kept in the database: replicas
 * count together. Attempts are counted before they are made, so that many at once gain nothing.
 *
 * Whoever knows an e-mail address can make its account wait, so that its owner must not wait with them: from an address
 * where they signed in before, and for those who are signed in, failures are counted by themselves.
 * Source: https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies
 */
@Injectable()
export class SignInBackOff {
  constructor(
    private readonly store: SignInFailuresStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Somebody wants to sign in.
   *
   * @throws AppError `sign-in/wait` (429)
   */
  async begin(email: string, address: string): Promise<Attempt> {
    const place = keyOf('known', `${email} ${addressKey(address)}`);
    const isKnown = await this.work.run((tx) => this.store.has(tx, place));
    return await this.#begin({
      account: isKnown ? place : keyOf('account', email),
      address: addressKey(address),
      place,
    });
  }

  /**
   * Somebody who is signed in proves the password once more.
   *
   * @throws AppError `sign-in/wait` (429)
   */
  async beginProof(email: string, address: string): Promise<Attempt> {
    return await this.#begin({ account: keyOf('proof', email), address: addressKey(address) });
  }

  /** The account starts afresh; the address only gets its attempt back, or guessing others would cost nothing. */
  async succeeded(tx: Tx, { account, address, place }: Attempt): Promise<void> {
    const now = this.clock.now();
    for (const key of new Set([account, ...(place === undefined ? [] : [place])])) {
      await this.store.lock(tx, key);
      await this.store.save(tx, { key, failures: 0, wait_until: 0, last_at: now });
    }
    await this.#giveBack(tx, address);
  }

  /** The address first, and for good: asking while the account waits must not be free. */
  async #begin(attempt: Attempt): Promise<Attempt> {
    await this.work.run((tx) => this.#count(tx, attempt.address, ADDRESS));
    await this.work.run((tx) => this.#count(tx, attempt.account, ACCOUNT));
    return attempt;
  }

  /** Neither right nor wrong yet. */
  async takeBack(attempt: Attempt): Promise<void> {
    await this.work.run(async (tx) => {
      await this.#giveBack(tx, attempt.account);
      await this.#giveBack(tx, attempt.address);
    });
  }

  async #count(tx: Tx, key: string, { free, waitMaxMs }: Patience): Promise<void> {
    const row = await this.store.lock(tx, key);
    const now = this.clock.now();
    if (row.wait_until > now) throw wait(row.wait_until - now);
    const before = row.last_at < now - FAILURES_FORGOTTEN_AFTER_MS ? 0 : row.failures;
    const over = before + 1 - free;
    const waitMs = over < 0 ? 0 : Math.min(FIRST_WAIT_MS * 2 ** over, waitMaxMs);
    await this.store.save(tx, {
      key,
      failures: before + 1,
      last_at: now,
      wait_until: waitMs === 0 ? 0 : now + waitMs,
    });
  }

  async #giveBack(tx: Tx, key: string): Promise<void> {
    const row = await this.store.lock(tx, key);
    // The wait that began with the attempt stays: clearing it would let guesses alternate with right answers.
    await this.store.save(tx, { ...row, failures: Math.max(0, row.failures - 1) });
  }
}

/** The e-mail address itself stays out: also those of people who are not here would be kept. */
const keyOf = (kind: 'account' | 'proof' | 'known', text: string): string =>
  `${kind}:${createHash('sha256').update(text).digest('base64url')}`;

/** One household or server usually has a whole /64 of IPv6. */
function addressKey(address: string): string {
  const v4 = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (v4 !== undefined || !isIPv6(address)) return `address:${v4 ?? address}`;
  const [head = '', tail] = address.split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail ? tail.split(':') : [];
  const zeros =
    tail === undefined ? [] : Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0');
  return `address:${[...groups, ...zeros, ...after].slice(0, 4).join(':')}::/64`;
}

const wait = (waitMs: number): AppError =>
  new AppError({
    code: 'sign-in/wait',
    detail: `Too many failed attempts. Try again in ${Math.ceil(waitMs / 1000)} seconds.`,
    status: 429,
    retryable: true,
    retryAfterSec: Math.ceil(waitMs / 1000),
  });
