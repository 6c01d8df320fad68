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
/** An account waits less than an address: whoever guesses must not be able to keep its owner out for long. */
const ACCOUNT: Patience = { free: 5, waitMaxMs: 120_000 };
const ADDRESS: Patience = { free: 30, waitMaxMs: 900_000 };

/** An attempt that was counted as failed before it was made; undone where it succeeds. */
export interface Attempt {
  account: string;
  address: string;
}

/**
 * Slows guessing down, by account and by address, whether the account exists or not. Kept in the database: replicas
 * count together. Attempts are counted before they are made, so that many at once gain nothing.
 */
@Injectable()
export class SignInBackOff {
  constructor(
    private readonly store: SignInFailuresStore,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws AppError `sign-in/wait` (429) */
  async begin(email: string, address: string): Promise<Attempt> {
    const attempt = { account: accountKey(email), address: addressKey(address) };
    await this.work.run(async (tx) => {
      await this.#count(tx, attempt.account, ACCOUNT);
      await this.#count(tx, attempt.address, ADDRESS);
    });
    return attempt;
  }

  /** The account starts afresh; the address only gets its attempt back, or guessing others would cost nothing. */
  async succeeded(tx: Tx, attempt: Attempt): Promise<void> {
    const account = await this.store.lock(tx, attempt.account);
    await this.store.save(tx, { ...account, failures: 0, wait_until: 0 });
    await this.#giveBack(tx, attempt.address);
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
const accountKey = (email: string): string =>
  `account:${createHash('sha256').update(email).digest('base64url')}`;

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
