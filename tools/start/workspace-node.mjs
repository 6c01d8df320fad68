import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The workspace's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

const binaries = join(root, 'node_modules', '.bin');

/** The Node.js that the lockfile brings; the one that runs this program where the platform has none. */
export function workspaceNode() {
  const own = join(binaries, 'node');
  return process.platform !== 'win32' && existsSync(own) ? own : process.execPath;
}

/**
 * An environment in which children of children also find the workspace's Node.js first.
 *
 * @param {NodeJS.ProcessEnv} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function workspaceEnvironment(extra = {}) {
  const path = process.env.PATH ?? process.env.Path ?? '';
  return { ...process.env, PATH: [binaries, path].join(delimiter), ...extra };
}
