import { existsSync, readFileSync } from 'node:fs';
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

/**
 * The script behind a command of a package, to be run by the workspace's Node.js: the shims in `node_modules/.bin` would
 * take the system's, and cannot be spawned on Windows.
 *
 * @param {string} packageName
 * @param {string} [command]
 * @returns {string}
 */
export function packageScript(packageName, command = packageName) {
  const folder = join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return join(folder, typeof bin === 'string' ? bin : bin[command]);
}
