// npm run call -- <script>: somebody calls the emulator's number, does what a file says, and you see what they hear.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { askJson } from '../shared/ask.mjs';
import { loadSettings, runMain, say } from '../shared/program.mjs';
import { readCallScript } from './call-script.mjs';
import { FailedSteps, linesOf } from './failed-steps.mjs';

const USAGE = `npm run call -- <script>     somebody calls, does what the file says, and you see what they hear

  A script has a line for each thing that the caller does:
    wait 2            seconds
    press 1#          keys
    say Hello there   aloud; it is what the flow understands
    tone 440 1.5      a tone of so many hertz and seconds
    hang up

  --emulator http://localhost:4010       where the emulator is (npm start)
  --from +12025550177  --to +…           who calls, and which number of the account
  --seconds 60                           when the caller hangs up at the latest`;

const ASK_EVERY_MS = 200;
const OVER = ['completed', 'busy', 'failed', 'no-answer', 'canceled'];

/** @typedef {import('./failed-steps.mjs').Event} Event */

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      emulator: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      seconds: { type: 'string' },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const script = readCallScript(readFileSync(file, 'utf8'));
  const emulator = values.emulator ?? process.env['TWILIO_EMULATOR_URL'] ?? 'http://localhost:4010';
  const control = `${emulator}/control`;
  const seconds = Number(values.seconds ?? 60);
  if (!(seconds > 0))
    throw new Error(`--seconds is a number of seconds, such as 60; this is “${values.seconds}”.`);
  const untilMs = Date.now() + seconds * 1000;
  const { from = '+12025550177', to } = values;
  const call = await askJson(`${control}/calls`, {
    body: { from, ...(to && { to }), script },
    hint: 'Start the emulator: npm start',
  });
  say(`${call.from} calls ${call.to} (${call.sid})`);
  return followed(control, call.sid, untilMs);
}

/**
 * Prints what the caller meets until the call is over.
 *
 * @param {string} control of the emulator
 * @param {string} sid
 * @param {number} untilMs
 * @returns {Promise<number>} 1 where a step failed
 */
async function followed(control, sid, untilMs) {
  const beganAt = Date.now();
  const failed = new FailedSteps();
  let seen = 0;
  for (;;) {
    // Asked for first: what happened before the end is then among the events.
    const { status } = await askJson(`${control}/calls/${sid}`);
    const events = /** @type {Event[]} */ (await askJson(`${control}/events?since=${seen}&callSid=${sid}`));
    for (const event of events) {
      seen = event.id;
      const failure = failed.see(event);
      const line = lineOf(event);
      const [first, ...more] = failure ? linesOf(failure) : line ? [line] : [];
      if (first) say(`${(Math.max(0, event.at - beganAt) / 1000).toFixed(1).padStart(6)} s  ${first}`);
      for (const next of more) say(`          ${next}`);
    }
    if (OVER.includes(status)) {
      say(`The call is over: ${status}.`);
      const steps = new Set(failed.all.map(({ step }) => step || 'the call'));
      if (steps.size > 0) say(`Failed: ${[...steps].join(', ')}.`);
      return steps.size > 0 ? 1 : 0;
    }
    if (Date.now() > untilMs) await askJson(`${control}/calls/${sid}/hang-up`, { body: {} });
    await sleep(ASK_EVERY_MS);
  }
}

/**
 * What is no failure.
 *
 * @param {Event} event
 */
function lineOf({ type, verb, phase, note, level, code, message }) {
  if (type === 'notice')
    return level === 'warning' ? `WARNING ${code ? `${code} ` : ''}${message}` : undefined;
  if (type !== 'verb') return undefined;
  if (phase === 'unsupported') return note;
  return phase === 'started' ? `<${verb}>${note ? ` ${note}` : ''}` : note && `        ${note}`;
}

loadSettings();
await runMain(main, 2);
