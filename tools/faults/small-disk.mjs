import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * @typedef {object} SmallDisk
 * @property {string} folder
 * @property {() => void} fill takes all the space that is left
 * @property {() => void} free gives it back
 * @property {() => void} remove
 */

/**
 * A file system of its own in memory; mounting one needs root on Linux.
 *
 * @param {number} megabytes
 * @returns {SmallDisk | undefined} undefined where this machine does not let us
 */
export function smallDisk(megabytes) {
  const folder = mkdtempSync(join(tmpdir(), 'centralita-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]);
  if (status !== 0) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    // Small blocks: the last one that does not fit leaves nothing worth writing to.
    fill: () => void spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=4k']),
    free: () => rmSync(ballast),
    remove: () => {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
