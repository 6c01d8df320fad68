import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ACCOUNT } from '../shared/account.mjs';
import { endChild } from '../shared/end-child.mjs';
import { freePort } from '../shared/free-port.mjs';
import { temporaryFolder } from '../shared/temporary-folder.mjs';
import { untilAnswers } from '../shared/until-answers.mjs';
import { root, workspaceEnvironment, workspaceNode } from '../shared/workspace-node.mjs';

const PROBE = fileURLToPath(new URL('servers/probe.mjs', import.meta.url));
const QUICKSTART = fileURLToPath(new URL('servers/quickstart.mjs', import.meta.url));
const API = 'dist/apps/api/main.js';

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
 * @property {() => Promise<unknown>} stop
 */

/**
 * Starts a server as a child that can be asked what it has used.
 *
 * @param {string} script
 * @param {(url: string) => NodeJS.ProcessEnv} env
 * @returns {Promise<MeasuredServer>}
 */
async function startMeasured(script, env) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const child = spawn(workspaceNode(), ['--import', PROBE, script], {
    cwd: root,
    env: workspaceEnvironment({ NODE_ENV: 'production', PORT: String(port), ...env(url) }),
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const stop = () => endChild(child);
  const goesOn = () => child.exitCode === null;
  if (!(await untilAnswers(`${url}/health`, { timeoutMs: 20_000, everyMs: 5, goesOn }))) {
    await stop();
    throw new Error(`${script} did not start.`);
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

/**
 * The API with nothing configured but its address, limits out of the way.
 *
 * @param {NodeJS.ProcessEnv} [settings]
 * @param {string} [program] another one than as it is built
 */
export const startMeasuredApi = (settings = {}, program = API) =>
  startMeasured(program, (url) => ({
    HOST: '127.0.0.1',
    PUBLIC_BASE_URL: url,
    DATA_DIR: temporaryFolder(),
    REQUESTS_PER_MINUTE: '100000',
    WEB_DIST: 'dist/apps/web',
    TWILIO_ACCOUNT_SID: '',
    TWILIO_EMULATOR_URL: '',
    ...settings,
  }));

/**
 * What the vendor's quickstarts do, to compare with.
 *
 * @param {NodeJS.ProcessEnv} [settings]
 */
export const startQuickstart = (settings = {}) =>
  startMeasured(QUICKSTART, () => ({ TWILIO_AUTH_TOKEN: ACCOUNT.authToken, ...settings }));
