import { once } from 'node:events';

/**
 * Ends a process of ours and waits until it is gone: asks first, insists after a while.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ signal?: NodeJS.Signals, insistAfterMs?: number }} [how]
 * @returns {Promise<number | null>} its exit code; null where it was ended by a signal
 */
export async function endChild(child, { signal = 'SIGTERM', insistAfterMs = 5000 } = {}) {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const ended = once(child, 'exit');
  child.kill(signal);
  const insist = setTimeout(() => child.kill('SIGKILL'), insistAfterMs);
  const [code] = await ended;
  clearTimeout(insist);
  return code;
}
