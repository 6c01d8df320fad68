// npm run simulate -- <what>: webhooks as Twilio, SendGrid and Meta send them, signed, to a server that runs.
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { GROUPS, SIMULATIONS } from './bodies.mjs';
import { signedByMeta, signedBySendgrid, signedForm } from './signed-request.mjs';

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
    const { about, path, by } = simulation;
    print(`${name}: ${about}\n  POST ${server}${path}`);
    const before = await messagesAt(emulator);
    const request = await signed(simulation, { values, emulator, publicBaseUrl });
    const answer = await fetch(`${server}${path}`, {
      method: 'POST',
      headers: request.headers,
      body: request.body,
    });
    const text = await answer.text();
    print(`  ${answer.status}${text ? ` ${text}` : ''}`);
    if (!answer.ok) failed += 1;
    if (answer.ok && by === 'twilio' && simulation.form?.['Body'] !== undefined && values.wait !== false)
      await showWhatFollows(emulator, simulation.form['From'] ?? '', before);
    print('');
  }
  if (failed > 0) print(`${failed} of ${wanted.length} were not taken.`);
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
        'meta-secret': { type: 'string' },
        'meta-number': { type: 'string' },
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
 * @param {import('./bodies.mjs').Simulation} simulation
 * @param {{ values: ReturnType<typeof options>['values'], emulator: string, publicBaseUrl: string }} by
 */
async function signed(simulation, { values, emulator, publicBaseUrl }) {
  const { path, by, json } = simulation;
  const phoneNumberId = values['meta-number'] ?? '100000000000001';
  const content = json?.({ now: Date.now(), phoneNumberId });
  if (by === 'sendgrid') return signedBySendgrid(path, content, emulator);
  if (by === 'meta') {
    const secret = values['meta-secret'] ?? process.env['WHATSAPP_APP_SECRET'];
    if (!secret)
      throw new Error("Meta's app secret is not known: give --meta-secret or WHATSAPP_APP_SECRET.");
    return signedByMeta(path, content, secret);
  }
  return signedForm(simulation, await accountOf(values, emulator), publicBaseUrl);
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
  const former = simulation?.form?.['From'];
  if (!simulation || from === undefined || former === undefined) return simulation;
  const channel = former.startsWith('whatsapp:') ? 'whatsapp:' : '';
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
  if (!before) return print('  What follows is in the inbox: no emulator answers that could show it.');
  const known = new Set(before.map(({ sid }) => sid));
  const until = Date.now() + FOLLOWS_WITHIN_MS;
  for (;;) {
    const [follows] = ((await messagesAt(emulator)) ?? []).filter(
      (message) => message.to === to && !known.has(message.sid),
    );
    if (follows)
      return print(`  then, to ${to}: ${follows.body}${isLost(follows) ? ` (${follows.status})` : ''}`);
    if (Date.now() > until)
      return print(
        `  Nothing came to ${to} within ${FOLLOWS_WITHIN_MS / 1000} s. The conversation in the inbox says why.`,
      );
    await sleep(250);
  }
}

/** @param {Message} message */
const isLost = ({ status }) => ['failed', 'undelivered'].includes(status);

/** @param {string} emulator @returns {Promise<Message[] | undefined>} */
async function messagesAt(emulator) {
  try {
    const answer = await fetch(`${emulator}/control/messages`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? /** @type {Message[]} */ (await answer.json()) : undefined;
  } catch {
    return undefined;
  }
}

/** @param {string} url @param {string} who @returns {Promise<any>} */
async function read(url, who) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    if (answer.ok) return await answer.json();
    throw new Error(String(answer.status));
  } catch (error) {
    throw new Error(`${url} does not answer (${/** @type {Error} */ (error).message}). Start ${who}.`);
  }
}

/** @param {string} line */
function print(line) {
  process.stdout.write(`${line}\n`);
}

if (existsSync('.env')) process.loadEnvFile('.env');
try {
  process.exitCode = await main();
} catch (error) {
  process.stderr.write(`${/** @type {Error} */ (error).message}\n`);
  process.exitCode = 1;
}
