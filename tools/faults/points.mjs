import { setTimeout as sleep } from 'node:timers/promises';
import { Ledger } from './ledger.mjs';
import { WriterProcess } from './writer-process.mjs';

const LOOPS = 8;
/** A kill comes at any moment of this much work. */
const WORK_MAX_MS = 150;
/** One kill in so many comes while the program starts: within its recovery from the kill before. */
const BOOT_KILL_ONE_IN = 8;
const BOOT_MAX_MS = 200;
/** One fault in so many is PostgreSQL's own crash. */
const SERVER_CRASH_ONE_IN = 20;
const PROGRESS_EVERY = 50;

/**
 * @typedef {object} Run
 * @property {string} file the bundled writer
 * @property {number} points
 * @property {() => number} random
 * @property {(line: string) => void} say
 */

/**
 * @typedef {object} Outcome
 * @property {Ledger} ledger
 * @property {number} points
 * @property {number} bootKills kills while a process started; on two replicas, besides the points
 * @property {number} serverCrashes
 * @property {number} missingAtOnce promised rows that the next process did not find right after the kill
 */

/**
 * Kills the one process that has the file, again and again; its successor goes on with what it finds.
 *
 * @param {import('./engines.mjs').Place} place
 * @param {Run} run
 * @returns {Promise<Outcome>}
 */
export async function killAlone(place, { file, points, random, say }) {
  const ledger = new Ledger();
  const outcome = { ledger, points, bootKills: 0, serverCrashes: 0, missingAtOnce: 0 };
  const load = () => new WriterProcess(file, place.env, ledger);
  let next = load();
  let checked = 0;
  for (let point = 1; point <= points; point += 1) {
    const writer = next;
    // The next one loads its program meanwhile.
    next = load();
    writer.open();
    if (Math.floor(random() * BOOT_KILL_ONE_IN) === 0) {
      await sleep(random() * BOOT_MAX_MS);
      outcome.bootKills += 1;
    } else {
      await writer.up();
      outcome.missingAtOnce += await missing(writer, [...ledger.acknowledged].slice(checked));
      checked = ledger.acknowledged.size;
      writer.tell(`write p${point} ${LOOPS}`);
      await sleep(random() * WORK_MAX_MS);
    }
    await writer.kill();
    if (point % PROGRESS_EVERY === 0)
      say(`  ${point} of ${points} kills, ${ledger.acknowledged.size} rows promised`);
  }
  next.open();
  await next.up();
  await next.ask('drain', 'drained');
  await next.stop();
  return outcome;
}

/**
 * Two processes on one PostgreSQL: one of them is killed while the other goes on and takes over; now and then it is
 * PostgreSQL that crashes under both.
 *
 * @param {Awaited<ReturnType<typeof import('./engines.mjs').postgresPlace>>} place
 * @param {Run} run
 * @returns {Promise<Outcome>}
 */
export async function killOneOfTwo(place, { file, points, random, say }) {
  const ledger = new Ledger();
  const outcome = { ledger, points, bootKills: 0, serverCrashes: 0, missingAtOnce: 0 };
  let starts = 0;
  let spare = new WriterProcess(file, place.env, ledger);
  /** Opens the spare, and has another one load its program meanwhile. */
  const openSpare = () => {
    const writer = spare;
    spare = new WriterProcess(file, place.env, ledger);
    writer.open();
    return writer;
  };
  const begin = async () => {
    const writer = openSpare();
    await writer.up();
    writer.tell(`write s${(starts += 1)} ${LOOPS}`);
    return writer;
  };
  let survivor = await begin();
  let victim = await begin();
  let checked = 0;
  for (let point = 1; point <= points; point += 1) {
    await sleep(random() * WORK_MAX_MS);
    if (random() < 0.5) [survivor, victim] = [victim, survivor];
    const isServer = Math.floor(random() * SERVER_CRASH_ONE_IN) === 0;
    if (isServer) {
      await place.server.halt('immediate');
      await place.server.start();
      outcome.serverCrashes += 1;
    } else {
      await victim.kill();
    }
    await answersAgain(survivor);
    const promised = [...ledger.acknowledged].slice(checked);
    checked = ledger.acknowledged.size;
    outcome.missingAtOnce += await missing(survivor, promised);
    if (!isServer) {
      if (Math.floor(random() * BOOT_KILL_ONE_IN) === 0) {
        const unlucky = openSpare();
        await sleep(random() * BOOT_MAX_MS);
        await unlucky.kill();
        outcome.bootKills += 1;
      }
      victim = await begin();
    }
    if (point % PROGRESS_EVERY === 0)
      say(`  ${point} of ${points} faults, ${ledger.acknowledged.size} rows promised`);
  }
  await spare.kill();
  await victim.ask('pause', 'paused');
  await survivor.ask('drain', 'drained');
  await Promise.all([survivor.stop(), victim.stop()]);
  return outcome;
}

/**
 * @param {WriterProcess} writer
 * @param {readonly string[]} ids
 */
async function missing(writer, ids) {
  if (ids.length === 0) return 0;
  const answer = await writer.ask(`check ${ids.join(' ')}`, 'missing');
  return answer === '' ? 0 : answer.split(' ').length;
}

/**
 * After a crash of PostgreSQL its pool holds broken connections.
 *
 * @param {WriterProcess} writer
 */
async function answersAgain(writer) {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if ((await writer.ask('ping', 'pong')) === 'ok') return;
    await sleep(50);
  }
  throw new Error('A writer did not find its database again within 5 s.');
}
