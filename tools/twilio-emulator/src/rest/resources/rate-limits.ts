import { RestError } from '../rest-error';

/** Refuses a first request with 429, and takes the next one once its time has passed. */
export class RateLimits {
  private readonly openAt = new Map<string, number>();

  /** Throws {@link RestError} 20429. */
  check(key: string, retryAfterSec: number): void {
    const now = Date.now();
    const openAt = this.openAt.get(key);
    if (openAt !== undefined && now >= openAt) {
      this.openAt.delete(key);
      return;
    }
    if (openAt === undefined) this.openAt.set(key, now + retryAfterSec * 1000);
    throw new RestError(429, 20429, 'Too Many Requests', { 'Retry-After': String(retryAfterSec) });
  }
}
