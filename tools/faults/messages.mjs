import { setTimeout as sleep } from 'node:timers/promises';
import { ACCOUNT, accountSettings } from '../shared/account.mjs';
import { Ledger } from './ledger.mjs';
import { startMessageProvider } from './message-provider.mjs';
import { WriterProcess } from './writer-process.mjs';

const LOOPS = 4;
/** A kill comes at any moment of this much work. */
const WORK_MAX_MS = 250;
const MESSAGES = 'select id, provider_id, author, status, answers_id from messages';
const STATUSES = ['queued', 'sent', 'delivered', 'read'];

/** @param {string} provider @returns {NodeJS.ProcessEnv} an account whose messages go to the provider of this run */
export const account = (provider) => ({
  TWILIO_EMULATOR_URL: provider,
  ...accountSettings(ACCOUNT),
  PUBLIC_BASE_URL: 'https://centralita.example',
});

/**
 * Kills a process while it takes messages in and hands the answers over, again and again; on two replicas both are told
 * the same messages. At the end every status is told twice, in an order by chance.
 *
 * @param {import('./engines.mjs').Place} place
 * @param {{ file: string, points: number, random: () => number, replicas: 1 | 2 }} run
 */
export async function killAtMessages(place, { file, points, random, replicas }) {
  const provider = await startMessageProvider();
  const ledger = new Ledger();
  const env = { ...place.env, ...account(provider.url) };
  const load = () => new WriterProcess(file, env, ledger);
  let run = 0;
  const begin = async () => {
    const writer = load();
    writer.open();
    await writer.up();
    // On two replicas the same messages come to both; one that comes back gets them all once more.
    writer.tell(`messages ${replicas === 2 ? 'm' : `m${(run += 1)}`} ${LOOPS}`);
    return writer;
  };
  try {
    const founder = load();
    founder.open();
    await founder.up();
    await founder.ask('found', 'founded');
    await founder.stop();
    const writers = await Promise.all(Array.from({ length: replicas }, begin));
    for (let point = 1; point <= points; point += 1) {
      await sleep(random() * WORK_MAX_MS);
      const index = Math.floor(random() * replicas);
      await writers[index]?.kill();
      writers[index] = await begin();
    }
    for (const writer of writers) await writer.ask('quiet', 'quieted');
    for (const writer of writers) await writer.ask('answered', 'all-answered');
    await tellStatuses(writers, provider.sent, random);
    for (const writer of writers) await writer.stop();
    return judgeMessages(ledger, await place.select(MESSAGES), provider.sent);
  } finally {
    await provider.close();
  }
}

const STATUSES_AT_ONCE = 200;

/**
 * @param {readonly WriterProcess[]} writers
 * @param {readonly import('./message-provider.mjs').Sent[]} sent
 * @param {() => number} random
 */
async function tellStatuses(writers, sent, random) {
  const told = sent
    .flatMap(({ sid, reference }) =>
      [...STATUSES, ...STATUSES].map((status) => ({
        line: `report ${sid} ${status} ${reference}`,
        at: random(),
      })),
    )
    .sort((one, other) => one.at - other.at);
  // More at once would wait for a connection for longer than a unit may.
  for (let first = 0; first < told.length; first += STATUSES_AT_ONCE) {
    const some = told.slice(first, first + STATUSES_AT_ONCE);
    const answers = some.map(({ line }, index) => writers[index % writers.length]?.ask(line, 'reported'));
    const failed = (await Promise.all(answers)).filter((answer) => answer !== '');
    if (failed.length > 0) throw new Error(`A status was not taken: ${failed[0]}`);
  }
}

/**
 * @typedef {object} MessageVerdict
 * @property {number} promised
 * @property {number} lost promised messages that are not there
 * @property {number} doubled messages that are there twice
 * @property {number} unanswered messages without an answer of their own
 * @property {number} stuck answers that neither went out nor are known to be uncertain
 * @property {number} sentTwice answers that the provider got more than once, by our own id in the address of their status
 * @property {number} unsettled answers of which the provider told that they were read, and that do not show it
 * @property {number} uncertain answers that never reached the provider, and wait for a person
 */

/**
 * @param {Ledger} ledger
 * @param {readonly Record<string, string | null>[]} rows
 * @param {readonly import('./message-provider.mjs').Sent[]} sent
 * @returns {MessageVerdict}
 */
export function judgeMessages({ acknowledged }, rows, sent) {
  const received = rows.filter(({ author }) => author === 'customer');
  const answers = rows.filter(({ author }) => author === 'bot');
  const ids = received.map(({ provider_id: id }) => id);
  const known = new Set(ids);
  const answered = new Set(answers.map(({ answers_id: id }) => id));
  const readBy = new Set(
    answers.flatMap(({ provider_id: id, status }) => (status === 'read' && id ? [id] : [])),
  );
  const references = sent.map(({ reference }) => reference);
  return {
    promised: acknowledged.size,
    lost: [...acknowledged].filter((id) => !known.has(id)).length,
    doubled: ids.length - known.size,
    unanswered: received.filter(({ id }) => !answered.has(id ?? null)).length,
    stuck: answers.filter(({ status }) => status === 'queued' || status === 'sending').length,
    sentTwice: references.length - new Set(references).size,
    unsettled: sent.filter(({ sid }) => !readBy.has(sid)).length,
    uncertain: answers.filter(({ status }) => status === 'uncertain').length,
  };
}
