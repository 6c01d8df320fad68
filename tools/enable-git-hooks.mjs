// Tells git to use .githooks/, on a developer's machine only: not in CI, not where this is no git checkout, and not where
// somebody has chosen hooks of their own.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** @param {string[]} args */
const git = (...args) => spawnSync('git', args, { cwd: root, encoding: 'utf8' });

if (!process.env.CI && existsSync(`${root}/.git`) && git('config', 'core.hooksPath').status === 1) {
  git('config', 'core.hooksPath', '.githooks');
}
