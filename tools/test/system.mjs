import { createWriteStream, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Service } from '../start/service.mjs';
import { root, workspaceNode } from '../shared/workspace-node.mjs';
import { freePort } from '../shared/free-port.mjs';

const API = 'dist/apps/api/main.js';
const EMULATOR = 'dist/tools/twilio-emulator/main.js';
const WEB = 'dist/apps/web';
const READY_TIMEOUT_MS = 180_000;
const STOP_GRACE_MS = 3000;

/**
 * @typedef {object} System
 * @property {string} baseUrl the page and the API, on one origin
 * @property {string} emulatorUrl
 * @property {string} logs folder with `api.log` and `emulator.log`
 * @property {string} dataDir the API's own, with the code of the first run until somebody has used it
 * @property {() => Promise<void>} stop ends both and removes their data
 */

/**
 * Starts the built product on free ports: the Twilio emulator, and the API with the web page.
 *
 * @param {{ logs: string, env?: NodeJS.ProcessEnv }} options folder for logs; additions to the API's environment
 * @returns {Promise<System>}
 * @throws {Error} when something is not built or does not start
 */
export async function startSystem({ logs, env = {} }) {
  const missing = [API, EMULATOR, `${WEB}/index.html`].filter((file) => !existsSync(join(root, file)));
  if (missing.length > 0) throw new Error(`${missing.join(', ')} missing: run npm run build first.`);

  const [port, emulatorPort] = [await freePort(), await freePort()];
  const baseUrl = `http://localhost:${port}`;
  const emulatorUrl = `http://localhost:${emulatorPort}`;
  const dataDir = mkdtempSync(join(tmpdir(), 'centralita-'));
  mkdirSync(logs, { recursive: true });

  const emulator = new Service(
    {
      name: 'emulator',
      command: workspaceNode(),
      args: ['--enable-source-maps', EMULATOR],
      env: { PORT: String(port), EMULATOR_PORT: String(emulatorPort) },
      ownGroup: false,
      readyUrl: `http://127.0.0.1:${emulatorPort}/`,
    },
    logTo(join(logs, 'emulator.log')),
  );
  const api = new Service(
    {
      name: 'api',
      command: workspaceNode(),
      args: ['--enable-source-maps', API],
      env: {
        NODE_ENV: 'production',
        PORT: String(port),
        DATA_DIR: dataDir,
        WEB_DIST: WEB,
        TWILIO_EMULATOR_URL: `http://127.0.0.1:${emulatorPort}`,
        TWILIO_EMULATOR_PUBLIC_URL: emulatorUrl,
        // One machine makes all the requests of a test run.
        REQUESTS_PER_MINUTE: '10000',
        CALLS_PER_HOUR: '10000',
        // Tests count what they have made themselves.
        DEMO_HISTORY: 'off',
        ...env,
      },
      ownGroup: false,
      readyUrl: `http://127.0.0.1:${port}/health`,
    },
    logTo(join(logs, 'api.log')),
  );
  const stop = async () => {
    await Promise.all([emulator.stop(STOP_GRACE_MS), api.stop(STOP_GRACE_MS)]);
    rmSync(dataDir, { recursive: true, force: true });
  };

  for (const service of [emulator, api]) {
    if (await service.ready(READY_TIMEOUT_MS)) continue;
    await stop();
    throw new Error(`The built ${service.name} did not start; see ${join(logs, `${service.name}.log`)}.`);
  }
  return { baseUrl, emulatorUrl, logs, dataDir, stop };
}

/** @param {string} file */
function logTo(file) {
  const stream = createWriteStream(file);
  return (/** @type {string} */ line) => void stream.write(`${line}\n`);
}
