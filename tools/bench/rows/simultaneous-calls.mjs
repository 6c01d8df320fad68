import { join } from 'node:path';
import { root } from '../../shared/workspace-node.mjs';
import { ask, askJson } from '../../shared/ask.mjs';
import { startSystem } from '../../test/system.mjs';
import { median, quantile } from '../statistics.mjs';
import { foundTeam } from '../team.mjs';

const CALLS = 100;
const ANSWER_MAX_MS = 1_000;
const PATIENCE_MS = 120_000;
const OVER = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** What callers do: a key once they have heard what it does. */
const SCRIPT = [
  { do: 'press', digits: '1', afterMs: 4_000 },
  { do: 'wait', afterMs: 60_000 },
];
const MENU = {
  menu: {
    greeting: 'Welcome. Press one for our address.',
    choices: [{ digit: '1', text: 'You find us in the Main Street.' }],
  },
};

/**
 * @typedef {object} Finished
 * @property {number} lastedMs from the call to its end
 * @property {number[]} answersMs of the server, for each step of the flow
 */

/** So many people call at once, and each is led through a menu with sound: whether all are served as one alone is. */
export async function simultaneousCallsRows() {
  const system = await startSystem({ logs: join(root, 'dist', 'bench', 'system') });
  try {
    const { owner } = await foundTeam(system.baseUrl, system.dataDir, 0, { demo: true });
    const control = `${system.emulatorUrl}/control`;
    const { credentials } = await askJson(`${control}/demo-account`);
    const number = credentials.phoneNumber;
    const body = { number, flow: 'menu', options: MENU };
    await ask(await flowsOf(system.baseUrl, owner, number), { method: 'PUT', cookie: owner, body });
    // Warm first.
    await finished(control, 0);
    const alone = await finished(control, 0);
    const all = await Promise.all(Array.from({ length: CALLS }, (_, n) => finished(control, n)));
    const answers = all.flatMap(({ answersMs }) => answersMs);
    const slowest = Math.max(...all.map(({ lastedMs }) => lastedMs));
    /** @type {import('../row.mjs').BenchRow[]} */
    const rows = [
      {
        what: `${CALLS} calls at once over the emulator, the longest against one alone`,
        value: slowest / alone.lastedMs,
        unit: '×',
        bar: { atMost: 1.2 },
        note: `menu with sound and a key, ${(slowest / 1000).toFixed(1)} s against ${(alone.lastedMs / 1000).toFixed(1)} s; all were led to the end`,
      },
      {
        what: `${CALLS} calls at once over the emulator, 95 of 100 steps answered within`,
        value: quantile(answers, 0.95),
        unit: 'ms',
        bar: { atMost: ANSWER_MAX_MS },
        note: `${answers.length} signed webhooks of all calls, all begun in the same moment; the median ${median(answers).toFixed(0)} ms`,
      },
    ];
    return rows;
  } finally {
    await system.stop();
  }
}

/**
 * The demo has an organisation of its own, which has the number.
 *
 * @param {string} baseUrl
 * @param {string} owner
 * @param {string} number
 */
async function flowsOf(baseUrl, owner, number) {
  /** @type {{ id: string, numbers: string[] }[]} */
  const all = await askJson(`${baseUrl}/api/organisations`, { cookie: owner });
  const demo = all.find(({ numbers }) => numbers.includes(number));
  if (!demo) throw new Error(`No organisation has ${number}.`);
  return `${baseUrl}/api/number-flows?organisation=${demo.id}`;
}

/**
 * Somebody calls, presses the key, hears what it leads to, and the call is over.
 *
 * @param {string} control of the emulator
 * @param {number} caller
 * @returns {Promise<Finished>}
 */
async function finished(control, caller) {
  const from = `+1202555${String(1000 + caller)}`;
  const startedAt = performance.now();
  const { sid } = await askJson(`${control}/calls`, { body: { from, script: SCRIPT } });
  for (;;) {
    const { status } = await askJson(`${control}/calls/${sid}`);
    if (OVER.includes(status)) break;
    if (performance.now() - startedAt > PATIENCE_MS)
      throw new Error(`${sid} is ${status} after two minutes.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const lastedMs = performance.now() - startedAt;
  /** @type {any[]} */
  const events = await askJson(`${control}/events?callSid=${sid}`);
  const steps = events.filter(({ type, purpose }) => type === 'webhook' && purpose !== 'status-callback');
  const isLed = events.some(({ note }) => String(note).includes('Main Street'));
  if (!isLed) throw new Error(`${sid} was not led to the end: ${JSON.stringify(steps)}`);
  return { lastedMs, answersMs: steps.map(({ durationMs }) => durationMs) };
}
