import { spawn } from 'node:child_process';

/** Windows has no process groups: there the tree of a process ends with it. */
const windows = process.platform === 'win32';

/** Whether a child gets a group of its own, so that its children end with it. */
export const GROUPS = !windows;

/**
 * Tells a child that leads its group, and whatever it started.
 *
 * @param {number} pid
 * @param {NodeJS.Signals | 0} signal 0 only asks
 * @returns {boolean} whether somebody of it is there
 */
export function signalGroup(pid, signal) {
  if (windows) {
    if (signal) spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true });
    return false;
  }
  try {
    return process.kill(-pid, signal);
  } catch {
    // The whole group has ended.
    return false;
  }
}
