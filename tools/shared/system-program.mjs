import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * A program of the system that tests need: found, or installed by apt on a Debian machine where we are root (not where
 * `CENTRALITA_NO_APT` is set). Services that come with it are not started.
 *
 * @template Found
 * @param {{ find: () => Found | undefined, packages: readonly string[], chosenBy?: string, otherwise: string }} program
 *   `chosenBy`: variable of the environment that names it; `otherwise`: one line that says what to do
 * @param {(line: string) => void} say
 * @returns {Found}
 * @throws {Error} one line that says what to do
 */
export function ensureProgram({ find, packages, chosenBy = '', otherwise }, say) {
  const found = find();
  if (found) return found;
  const chosen = process.env[chosenBy];
  if (chosen) throw new Error(`${chosenBy} is ${chosen}, where it is not. ${otherwise}`);
  const isOurs = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (isOurs && !process.env.CENTRALITA_NO_APT) {
    say(`Installing ${packages.join(' and ')} by apt …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]])
      spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
  const installed = find();
  if (installed) return installed;
  throw new Error(otherwise);
}
