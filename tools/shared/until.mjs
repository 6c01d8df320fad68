import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Waits until something holds.
 *
 * @param {() => boolean | Promise<boolean>} holds
 * @param {string} what in words
 * @param {number} [timeoutMs]
 * @throws {Error} where time ran out
 */
export async function until(holds, what, timeoutMs = 60_000) {
  for (const end = Date.now() + timeoutMs; !(await holds()); await sleep(20))
    if (Date.now() > end) throw new Error(`Not within ${timeoutMs / 1000} s: ${what}`);
}
