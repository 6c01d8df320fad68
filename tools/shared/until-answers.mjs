import { setTimeout as sleep } from 'node:timers/promises';

const TIMEOUT_MS = 180_000;

/**
 * Waits until a server answers over HTTP, whatever it answers short of a server error.
 *
 * @param {string} url
 * @param {{ timeoutMs?: number, everyMs?: number, goesOn?: () => boolean }} [limits] `goesOn` false: nothing is to be
 *   waited for any more
 * @returns {Promise<boolean>} false when time ran out, or nothing goes on
 */
export async function untilAnswers(url, limits = {}) {
  const { timeoutMs = TIMEOUT_MS, everyMs = 100, goesOn = () => true } = limits;
  const until = Date.now() + timeoutMs;
  while (goesOn() && Date.now() < until) {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(2000) }).catch(
      () => undefined,
    );
    await answer?.body?.cancel();
    if (answer && answer.status < 500) return true;
    await sleep(everyMs);
  }
  return false;
}
