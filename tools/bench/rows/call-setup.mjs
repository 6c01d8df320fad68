import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { ask, askJson } from '../../shared/ask.mjs';
import { root } from '../../shared/workspace-node.mjs';
import { CHROMIUM_ARGS, ensureChromium } from '../../test/chromium.mjs';
import { startSystem } from '../../test/system.mjs';
import { median } from '../statistics.mjs';

const SDK = join(root, 'node_modules', '@twilio', 'voice-sdk', 'dist', 'twilio.min.js');
const WARM_UP = 3;
const CALLS = 21;

/** A premium number, which the API refuses with a spoken sentence: the call is accepted at once, nobody lets it ring. */
const SPOKEN_TO = '+19005550123';

/**
 * The unmodified Voice SDK in Chromium calls through emulator and API: from connect() to `accept`, with the signed
 * webhook and its TwiML between.
 */
export async function callSetupRows() {
  const system = await startSystem({ logs: join(root, 'dist', 'bench', 'system') });
  const browser = await chromium.launch({
    executablePath: ensureChromium(() => {}),
    args: [...CHROMIUM_ARGS],
  });
  try {
    const { credentials } = await askJson(`${system.baseUrl}/api/demo-account`);
    await ask(`${system.baseUrl}/setup/connect`, { body: credentials });
    const { token } = await askJson(`${system.baseUrl}/token`, { body: credentials });
    const { emulator } = await askJson(`${system.baseUrl}/api/config`);

    const context = await browser.newContext({ bypassCSP: true });
    const page = await context.newPage();
    await page.goto(`${system.baseUrl}/health`);
    await page.evaluate(sendSdkTo, emulator.signallingUrl);
    await page.addScriptTag({ path: SDK });
    /** @type {number[]} */
    const times = await page.evaluate(measureCalls, {
      token,
      to: SPOKEN_TO,
      host: new URL(emulator.signallingUrl).host,
      calls: WARM_UP + CALLS,
    });
    const warm = times.slice(WARM_UP);
    /** @type {import('../row.mjs').BenchRow[]} */
    const rows = [
      {
        what: 'Call set-up over the emulator, connect to accept',
        value: median(warm),
        unit: 'ms',
        bar: { atMost: 60 },
        note: `median of ${CALLS} warm calls in Chromium that the API answers itself, ${Math.min(...warm).toFixed(0)} to ${Math.max(...warm).toFixed(0)} ms`,
      },
    ];
    return rows;
  } finally {
    await browser.close();
    await system.stop();
  }
}

/**
 * In the page: the SDK opens `wss://<host>/signal`; the emulator listens without TLS.
 *
 * @param {string} signallingUrl
 */
function sendSdkTo(signallingUrl) {
  const scope = /** @type {any} */ (globalThis);
  const Original = scope.WebSocket;
  scope.WebSocket = class extends Original {
    constructor(/** @type {string} */ url) {
      super(url.startsWith('wss://') ? signallingUrl : url);
    }
  };
}

/**
 * In the page: calls, one after the other.
 *
 * @param {{ token: string, to: string, host: string, calls: number }} options
 * @returns {Promise<number[]>}
 */
async function measureCalls({ token, to, host, calls }) {
  const { Device } = /** @type {any} */ (globalThis).Twilio;
  const device = new Device(token, {
    chunderw: host,
    publishEvents: false,
    logLevel: 'silent',
    enableImprovedSignalingErrorPrecision: true,
  });
  await device.register();
  const times = [];
  for (let index = 0; index < calls; index += 1) {
    const began = performance.now();
    const call = await device.connect({ params: { To: to } });
    await new Promise((resolve, reject) => {
      call.once('accept', resolve);
      call.once('error', reject);
      call.once('disconnect', () => reject(new Error('The call ended before it was accepted.')));
    });
    times.push(performance.now() - began);
    const ended = new Promise((resolve) => call.once('disconnect', resolve));
    call.disconnect();
    await ended;
    // The SDK frees its devices a moment later.
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  device.destroy();
  return times;
}
