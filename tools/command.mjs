// npm run db -- …, keys, people: a command for whoever runs the server. Built first where a source is newer than the program.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageScript, root, workspaceNode } from './shared/workspace-node.mjs';

const PROGRAM = 'dist/apps/api/command.js';
const SOURCES = ['apps/api/src', 'libs'];

/** @param {string} folder */
const latestChange = (folder) =>
  Math.max(
    ...readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => statSync(join(folder, name)).mtimeMs),
  );

const isStale = () =>
  !existsSync(PROGRAM) || SOURCES.some((folder) => latestChange(folder) > statSync(PROGRAM).mtimeMs);

process.chdir(root);
// Where the server only runs, there are neither sources nor a bundler.
if (existsSync('apps/api/src') && existsSync('node_modules/rolldown') && isStale()) {
  const bundler = [packageScript('rolldown'), '-c', 'apps/api/rolldown.command.config.mjs'];
  const { status, stdout, stderr } = spawnSync(workspaceNode(), bundler, { encoding: 'utf8' });
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}`);
    process.exit(1);
  }
}
const program = ['--enable-source-maps', PROGRAM, ...process.argv.slice(2)];
const { status } = spawnSync(workspaceNode(), program, { stdio: 'inherit' });
process.exit(status ?? 1);
