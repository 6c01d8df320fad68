import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock/clock';

const WINDOW_MS = 60_000;
const FAILURES_MAX = 30;
const ADDRESSES_MAX = 10_000;

/** Counts refused webhooks by address. A signed webhook is never asked for: it is verified first, and let in. */
@Injectable()
export class FailedSignatures {
  readonly #failures = new Map<string, { count: number; until: number }>();

  constructor(private readonly clock: Clock) {}

  /** Counts one; true where this address has had too many within the minute. */
  countAndCheck(address: string): boolean {
    const now = this.clock.now();
    let entry = this.#failures.get(address);
    if (!entry || entry.until <= now) {
      if (this.#failures.size >= ADDRESSES_MAX) this.#failures.clear();
      entry = { count: 0, until: now + WINDOW_MS };
      this.#failures.set(address, entry);
    }
    entry.count += 1;
    return entry.count > FAILURES_MAX;
  }

  /** Seconds after which an address is heard again. */
  retryAfterSec(address: string): number {
    return Math.max(1, Math.ceil(((this.#failures.get(address)?.until ?? 0) - this.clock.now()) / 1000));
  }
}
