import { spawn } from 'node:child_process';
import { root, workspaceEnvironment, workspaceNode } from '../start/workspace-node.mjs';

const TIMEOUT_MS = 8 * 60_000;
/** Lines worth showing while a step runs: tasks of Nx, spec files of Jest, tests of Playwright as they finish. */
const PROGRESS = /^(> nx run |\s*(PASS|FAIL|✔|✖|✘) |\s*✓\s+\d+ )/;
const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * @typedef {object} StepResult
 * @property {boolean} ok
 * @property {number} seconds
 */

/**
 * Runs one command of the test run. Shows a line for each thing done, and everything that was printed when it fails.
 *
 * @param {string} title
 * @param {readonly string[]} args script and arguments for the workspace's Node.js
 * @param {(text: string) => void} write
 * @returns {Promise<StepResult>}
 */
export async function runStep(title, args, write) {
  write(`\n▶ ${title}\n`);
  const began = Date.now();
  /** @type {string[]} */
  const kept = [];
  const child = spawn(workspaceNode(), [...args], {
    cwd: root,
    env: workspaceEnvironment({ NX_DAEMON: 'false', NX_TUI: 'false', FORCE_COLOR: '0' }),
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: TIMEOUT_MS,
  });
  let line = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      kept.push(text);
      line += text;
      const lines = line.split('\n');
      line = lines.pop() ?? '';
      for (const each of lines) if (PROGRESS.test(each.replace(COLOURS, ''))) write(`  ${each.trim()}\n`);
    });
  }
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('close', (exitCode, signal) =>
      resolve(signal ? `${signal} after ${TIMEOUT_MS / 60_000} minutes` : exitCode),
    );
  });
  const seconds = (Date.now() - began) / 1000;
  if (code !== 0) write(`${kept.join('')}\n✗ ${title} failed (${code}, ${seconds.toFixed(1)} s)\n`);
  else write(`✓ ${title} (${seconds.toFixed(1)} s)\n`);
  return { ok: code === 0, seconds };
}
