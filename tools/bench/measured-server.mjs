import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { root, workspaceEnvironment, workspaceNode } from '../start/workspace-node.mjs';
import { freePort } from '../shared/free-port.mjs';

const PROBE = fileURLToPath(new URL('servers/probe.mjs', import.meta.url));
const READY_TIMEOUT_MS = 20_000;

/**
 * @typedef {object} Usage
 * @property {number} cpuMicros user and system time since the start
 * @property {number} rssBytes
 * @property {boolean} hasTwilioRoot
 */

/**
 * @typedef {object} MeasuredServer
 * @property {string} url
 * @property {number} startMs from the spawn to the first answer
 * @property {() => Promise<Usage>} usage
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a server as a child that can be asked what it has used.
 *
 * @param {string} script
 * @param {(port: number) => NodeJS.ProcessEnv} env
 * @returns {Promise<MeasuredServer>}
 */
export async function startMeasured(script, env) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(workspaceNode(), ['--import', PROBE, script], {
    cwd: root,
    env: workspaceEnvironment({ NODE_ENV: 'production', PORT: String(port), ...env(port) }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    const insist = setTimeout(() => child.kill('SIGKILL'), 5000);
    await ended;
    clearTimeout(insist);
  };
  while (!(await answers(`${url}/health`))) {
    if (child.exitCode !== null || performance.now() - began > READY_TIMEOUT_MS) {
      await stop();
      throw new Error(`${script} did not start.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return {
    url,
    startMs: performance.now() - began,
    usage: async () => {
      const answer = once(child, 'message');
      child.send('usage');
      const [usage] = await answer;
      return usage;
    },
    stop,
  };
}

/** @param {string} url */
async function answers(url) {
  const answer = await fetch(url).catch(() => undefined);
  await answer?.arrayBuffer();
  return answer?.ok ?? false;
}
