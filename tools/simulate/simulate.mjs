// npm run simulate -- <what>: webhooks as Twilio and SendGrid send them, signed, to a server that runs.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { askJson } from '../shared/ask.mjs';
import { loadSettings, runMain, say } from '../shared/program.mjs';
import { GROUPS, SIMULATIONS } from './bodies.mjs';
import { signedBySendgrid, signedByTwilio } from './signed-request.mjs';

const USAGE = `npm run simulate -- <what> …     sends signed webhooks to a running server, and shows what it answers

  ${Object.entries(SIMULATIONS)
    .map(([name, { about }]) => `${name.padEnd(10)} ${about}`)
    .join('\n  ')}
  ${Object.entries(GROUPS)
    .map(([name, members]) => `${name.padEnd(10)} ${members.length} of them`)
    .join('\n  ')}

  --url http://localhost:3000            the server
  --emulator http://localhost:4010       whose account signs, and which shows what arrives at phones
  --account AC… --token … --number +…    another account (or TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_PHONE_NUMBER)
  --from +…                              who calls or writes, in place of the number of the example
  --no-wait                              shows the answer only, not what follows`;

/** An answer is due a second after the acknowledgement, three in the sandbox. */
const FOLLOWS_WITHIN_MS = 15_000;

/** @typedef {{ sid: string, body: string, to: string, status: string }} Message */

async function main() {
  const { values, positionals } = options();
  const wanted = positionals.flatMap(
    (name) => /** @type {Record<string, string[]>} */ (GROUPS)[name] ?? [name],
  );
  const unknown = wanted.filter((name) => !(name in SIMULATIONS));
  if (wanted.length === 0 || unknown.length > 0) {
    const complaint = unknown.length > 0 ? `There is no ${unknown.join(', ')} to simulate.\n\n` : '';
    process.stderr.write(`${complaint}${USAGE}\n`);
    return 2;
  }
  const server = values.url ?? 'http://localhost:3000';
  const emulator = values.emulator ?? process.env['TWILIO_EMULATOR_URL'] ?? 'http://localhost:4010';
  const { publicBaseUrl = server } = await read(`${server}/api/config`, 'the server (npm start)');
  let failed = 0;
  for (const name of wanted) {
    const simulation = withFrom(SIMULATIONS[name], values.from);
    if (!simulation) continue;
    const { about, path } = simulation;
    say(`${name}: ${about}\n  POST ${server}${path}`);
    const before = await messagesAt(emulator);
    const request =
      simulation.kind === 'mail'
        ? await signedBySendgrid(simulation, emulator)
        : signedByTwilio(simulation, await accountOf(values, emulator), publicBaseUrl);
    const answer = await fetch(`${server}${path}`, request);
    const text = await answer.text();
    say(`  ${answer.status}${text ? ` ${text}` : ''}`);
    if (!answer.ok) failed += 1;
    if (answer.ok && simulation.kind !== 'mail' && 'Body' in simulation.form && values.wait !== false)
      await showWhatFollows(emulator, simulation.form['From'] ?? '', before);
    say('');
  }
  if (failed > 0) say(`${failed} of ${wanted.length} were not taken.`);
  return failed > 0 ? 1 : 0;
}

function options() {
  try {
    return parseArgs({
      allowPositionals: true,
      allowNegative: true,
      options: {
        url: { type: 'string' },
        emulator: { type: 'string' },
        account: { type: 'string' },
        token: { type: 'string' },
        number: { type: 'string' },
        from: { type: 'string' },
        wait: { type: 'boolean' },
      },
    });
  } catch (error) {
    process.stderr.write(`${/** @type {Error} */ (error).message}\n\n${USAGE}\n`);
    process.exit(2);
  }
}

/**
 * @param {ReturnType<typeof options>['values']} values
 * @param {string} emulator
 */
async function accountOf(values, emulator) {
  const accountSid = values.account ?? process.env['TWILIO_ACCOUNT_SID'];
  const authToken = values.token ?? process.env['TWILIO_AUTH_TOKEN'];
  const phoneNumber = values.number ?? process.env['TWILIO_PHONE_NUMBER'];
  if (accountSid && authToken && phoneNumber) return { accountSid, authToken, phoneNumber };
  const who = 'the emulator (npm start); or name an account: --account, --token, --number';
  return (await read(`${emulator}/control/demo-account`, who)).credentials;
}

/**
 * @param {import('./bodies.mjs').Simulation | undefined} simulation
 * @param {string | undefined} from
 */
function withFrom(simulation, from) {
  if (!simulation || simulation.kind === 'mail' || from === undefined) return simulation;
  const channel = simulation.form['From']?.startsWith('whatsapp:') ? 'whatsapp:' : '';
  return { ...simulation, form: { ...simulation.form, From: `${channel}${from.replace('whatsapp:', '')}` } };
}

/**
 * What the server writes afterwards, as the emulator's phones see it.
 *
 * @param {string} emulator
 * @param {string} to
 * @param {readonly Message[] | undefined} before
 */
async function showWhatFollows(emulator, to, before) {
  if (!before) return say('  What follows is in the inbox: no emulator answers that could show it.');
  const known = new Set(before.map(({ sid }) => sid));
  const until = Date.now() + FOLLOWS_WITHIN_MS;
  for (;;) {
    const [follows] = ((await messagesAt(emulator)) ?? []).filter(
      (message) => message.to === to && !known.has(message.sid),
    );
    if (follows)
      return say(`  then, to ${to}: ${follows.body}${isLost(follows) ? ` (${follows.status})` : ''}`);
    if (Date.now() > until)
      return say(
        `  Nothing came to ${to} within ${FOLLOWS_WITHIN_MS / 1000} s. The conversation in the inbox says why.`,
      );
    await sleep(250);
  }
}

/** @param {Message} message */
const isLost = ({ status }) => ['failed', 'undelivered'].includes(status);

/** @param {string} emulator @returns {Promise<Message[] | undefined>} */
const messagesAt = (emulator) =>
  askJson(`${emulator}/control/messages`, { timeoutMs: 2_000 }).catch(() => undefined);

/** @param {string} url @param {string} who */
const read = (url, who) => askJson(url, { timeoutMs: 5_000, hint: `Start ${who}.` });

loadSettings();
await runMain(main);
