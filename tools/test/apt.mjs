import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * Installs packages on a Debian machine where we are root, for tests that need a program of the system; does nothing
 * elsewhere, or where `CENTRALITA_NO_APT` is set. Services that come with them are not started.
 *
 * @param {readonly string[]} packages
 * @param {(line: string) => void} say
 */
export function installByApt(packages, say) {
  const isOurs = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  if (!isOurs || process.env.CENTRALITA_NO_APT) return;
  say(`Installing ${packages.join(' and ')} by apt …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  }
}
