import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until something holds, and says what it was where it does not. */
export async function until(holds: () => boolean, what: string, timeoutMs = 60_000): Promise<void> {
  const startedAt = Date.now();
  while (!holds()) {
    if (Date.now() - startedAt > timeoutMs) throw new Error(`Waited ${timeoutMs} ms in vain for ${what}.`);
    await sleep(10);
  }
}
