import { spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { GROUPS, signalGroup } from '../shared/process-group.mjs';
import { root, workspaceEnvironment, workspaceNode } from '../shared/workspace-node.mjs';

const TIMEOUT_MS = 60 * 60_000;
/** Lines worth showing while a step runs: tasks of Nx, spec files of Jest, tests of Playwright, our own checks as they finish. */
const PROGRESS = /^(> nx run |\s*(PASS|FAIL|✔|✖|✘) |\s*✓\s+\d+ |[✓✗] )/;
const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
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
 * @param {object} [how]
 * @param {NodeJS.ProcessEnv} [how.env] besides the step's own
 * @param {boolean} [how.inTheBackground] takes only the time that other steps leave
 * @returns {Promise<StepResult>}
 */
export async function runStep(title, args, write, { env = {}, inTheBackground = false } = {}) {
  write(`\n▶ ${title}\n`);
  const began = Date.now();
  /** @type {string[]} */
  const kept = [];
  // What tests leave behind goes with the step. Everybody's as /tmp is: PostgreSQL does not run as root.
  const scratch = mkdtempSync(join(tmpdir(), 'centralita-step-'));
  chmodSync(scratch, 0o1777);
  const child = spawn(workspaceNode(), [...args], {
    cwd: root,
    env: workspaceEnvironment({
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      FORCE_COLOR: '0',
      TMPDIR: scratch,
      ...env,
    }),
    stdio: ['ignore', 'pipe', 'pipe'],
    // A process group of its own: browsers and servers of a test end with the step.
    detached: GROUPS,
  });
  if (inTheBackground && child.pid) setPriority(child.pid, constants.priority.PRIORITY_LOW);
  const end = () => void (child.pid && signalGroup(child.pid, 'SIGKILL'));
  const timeout = setTimeout(end, TIMEOUT_MS);
  const onSignal = () => {
    end();
    process.exit(130);
  };
  for (const signal of SIGNALS) process.once(signal, onSignal);
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
    child.once('close', (exitCode, signal) => resolve(signal ?? exitCode));
  });
  clearTimeout(timeout);
  for (const signal of SIGNALS) process.off(signal, onSignal);
  end();
  rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
  const seconds = (Date.now() - began) / 1000;
  if (code !== 0) write(`${kept.join('')}\n✗ ${title} failed (${code}, ${seconds.toFixed(1)} s)\n`);
  else write(`✓ ${title} (${seconds.toFixed(1)} s)\n`);
  return { ok: code === 0, seconds };
}
