import { onBothEngines } from '../engines.mjs';
import { signedStep } from '../signed-calls.mjs';
import { median } from '../statistics.mjs';
import { teamServer } from './webhook.mjs';

/** How many steps a call has gone when its next one is measured. */
const STEPS = [1, 10, 100];
const CALLS = 15;

/**
 * The next step of a call that has gone so many steps: with all that is kept of it, and nothing else at work. What a call has
 * behind it may not make its next step slower.
 */
export const flowStepRows = () => onBothEngines(rows);

/**
 * @param {string} engine
 * @param {string} databaseUrl empty for SQLite
 */
async function rows(engine, databaseUrl) {
  const { server, voiceUrl } = await teamServer(databaseUrl);
  try {
    await stepMs(voiceUrl, 1);
    /** @type {import('../row.mjs').BenchRow[]} */
    const measured = [];
    for (const steps of STEPS) {
      /** @type {number[]} */
      const times = [];
      for (let call = 0; call < CALLS; call += 1) times.push(await stepMs(voiceUrl, steps));
      measured.push({
        what: `Step of a call that has gone ${steps} ${steps === 1 ? 'step' : 'steps'} (${engine})`,
        value: median(times),
        unit: 'ms',
        bar: {},
        note: `from webhook to answer, one after the other, median of ${CALLS} calls, the slowest ${Math.max(...times).toFixed(1)} ms`,
      });
    }
    return measured;
  } finally {
    await server.stop();
  }
}

/**
 * A new call goes so many steps, and one more.
 *
 * @param {string} voiceUrl
 * @param {number} steps
 * @returns {Promise<number>} milliseconds of the last one
 */
async function stepMs(voiceUrl, steps) {
  const step = signedStep();
  await step(`${voiceUrl}/callback`);
  for (let gone = 1; gone < steps; gone += 1) await step(`${voiceUrl}/callback/again`);
  const startedAt = performance.now();
  await step(`${voiceUrl}/callback/again`);
  return performance.now() - startedAt;
}
