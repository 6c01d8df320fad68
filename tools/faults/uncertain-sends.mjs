import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { listenOnFreePort } from '../shared/listen-on-free-port.mjs';
import { Ledger } from './ledger.mjs';
import { account } from './messages.mjs';
import { referenceIn } from './message-provider.mjs';
import { WriterProcess } from './writer-process.mjs';

const LOOPS = 4;
/** What becomes of a request whose answer is not the usual one, and of a message that was taken nevertheless. */
const ENDS = /** @type {const} */ (['hang', '500', '503', 'reset']);
const TELLS = /** @type {const} */ (['at once', 'later', 'listed', 'listed later', 'never']);
/** One request in so many gets the usual answer; one of the others was not taken. */
const USUAL_EVERY = 5;
const NOT_TAKEN_EVERY = 4;
/** Four of five answers are cases; some more, whatever chance says. */
const ANSWERS_PER_CASE = 1.4;
const TOLD_LATER_MS = 20_000;
/** After the first look and before the second. */
const LISTED_LATER_MS = 40_000;

/**
 * @typedef {object} Asked
 * @property {string} messageId ours, as the status callback carries it
 * @property {string | undefined} sid undefined where it was not taken
 * @property {(typeof TELLS)[number] | undefined} tell undefined where the request was answered
 * @property {Record<string, unknown>} listed
 * @property {number} at
 */

/**
 * The corner of Twilio's REST API that takes messages, whose answers get lost: it hangs, breaks the connection or fails,
 * most times after it has taken the message. What it has taken it tells by a status, by its list, or not at all.
 *
 * @param {() => number} random
 * @param {(asked: Asked, reference: string) => void} tell
 */
async function startDoubtfulProvider(random, tell) {
  /** @type {Asked[]} */
  const asked = [];
  const oneOf = (/** @type {readonly any[]} */ all) => all[Math.floor(random() * all.length)];
  const isVisible = (/** @type {Asked} */ { sid, tell: how, at }) =>
    sid !== undefined && (how === 'listed' || (how === 'listed later' && Date.now() - at > LISTED_LATER_MS));
  const server = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request) text += chunk;
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://provider');
    const answer = (/** @type {number} */ status, /** @type {object} */ body) =>
      void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    if (request.method !== 'POST' || !pathname.endsWith('/Messages.json')) {
      const messages = asked
        .filter((each) => isVisible(each) && each.listed['to'] === searchParams.get('To'))
        .map(({ listed }) => listed);
      return answer(200, { messages, page: 0, page_size: 50, next_page_uri: null });
    }
    const form = new URLSearchParams(text);
    const reference = referenceIn(form.get('StatusCallback') ?? '');
    const isUsual = Math.floor(random() * USUAL_EVERY) === 0;
    const isTaken = isUsual || Math.floor(random() * NOT_TAKEN_EVERY) !== 0;
    const sid = isTaken ? `SM${String(asked.length).padStart(32, '0')}` : undefined;
    const listed = {
      ...{ sid, status: 'sent', to: form.get('To'), from: form.get('From'), body: form.get('Body') },
      ...{ direction: 'outbound-api', date_created: new Date().toUTCString(), num_media: '0' },
    };
    const each = {
      ...{ messageId: reference.split('.')[0] ?? '', sid, listed, at: Date.now() },
      tell: isUsual ? undefined : isTaken ? oneOf(TELLS) : 'never',
    };
    asked.push(each);
    if (isUsual) return answer(201, listed);
    if (each.tell === 'at once' || each.tell === 'later') tell(each, reference);
    const end = oneOf(ENDS);
    if (end === 'reset') return void response.destroy();
    if (end !== 'hang') answer(Number(end), { code: 20500, message: 'Internal Server Error' });
  });
  const port = await listenOnFreePort(server);
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/**
 * Has so many sends lose their answer, and waits until each is settled or left to a person.
 *
 * @param {import('./engines.mjs').Place} place
 * @param {{ file: string, cases: number, random: () => number }} run
 * @returns {Promise<UncertainVerdict>}
 */
export async function loseAnswers(place, { file, cases, random }) {
  const ledger = new Ledger();
  /** @type {Promise<unknown>[]} */
  const told = [];
  /** @type {WriterProcess | undefined} */
  let writer;
  const provider = await startDoubtfulProvider(random, ({ sid, tell }, reference) => {
    const report = async () => {
      if (tell === 'later') await sleep(TOLD_LATER_MS);
      const failed = await writer?.ask(`report ${sid} delivered ${reference}`, 'reported');
      if (failed) throw new Error(`A status was not taken: ${failed}`);
    };
    told.push(report());
  });
  try {
    writer = new WriterProcess(file, { ...place.env, ...account(provider.url) }, ledger);
    writer.open();
    await writer.up();
    await writer.ask('found', 'founded');
    writer.tell(`messages u ${LOOPS}`);
    while (ledger.acknowledged.size < cases * ANSWERS_PER_CASE) await sleep(5);
    await writer.ask('quiet', 'quieted');
    await writer.ask('settle', 'all-settled');
    await Promise.all(told);
    await writer.stop();
    const rows = await place.select('select id, provider_id, status, needs_person from messages');
    return judgeUncertain(/** @type {any} */ (rows), provider.asked);
  } finally {
    await provider.close();
  }
}

/**
 * @typedef {object} UncertainVerdict
 * @property {number} uncertain requests whose answer was lost
 * @property {number} sentTwice messages of ours that the provider was asked for more than once
 * @property {number} unsettled messages that the provider took and told or lists, which do not stand as that
 * @property {number} settled messages of the same kind that do
 * @property {number} forgotten messages of which nobody can know what became, and which no person is shown
 * @property {number} left messages of the same kind that are left to a person
 */

/**
 * @param {readonly { id: string, provider_id: string | null, status: string, needs_person: number }[]} rows
 * @param {readonly Pick<Asked, 'messageId' | 'sid' | 'tell'>[]} asked
 * @returns {UncertainVerdict}
 */
export function judgeUncertain(rows, asked) {
  const known = new Map(rows.map((row) => [row.id, row]));
  const lost = asked.filter(({ tell }) => tell !== undefined);
  const findable = lost.filter(({ tell }) => tell !== 'never');
  const others = lost.filter(({ tell }) => tell === 'never');
  const settled = findable.filter(({ messageId, sid }) => {
    const row = known.get(messageId);
    return row?.provider_id === sid && row?.status !== 'uncertain';
  });
  const left = others.filter(({ messageId }) => {
    const row = known.get(messageId);
    return row?.provider_id === null && row.status === 'uncertain' && Number(row.needs_person) === 1;
  });
  return {
    uncertain: lost.length,
    sentTwice: asked.length - new Set(asked.map(({ messageId }) => messageId)).size,
    unsettled: findable.length - settled.length,
    settled: settled.length,
    forgotten: others.length - left.length,
    left: left.length,
  };
}
