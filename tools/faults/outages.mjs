import { setTimeout as sleep } from 'node:timers/promises';
import { contentOf, postgresPlace, sqlitePlace } from './engines.mjs';
import { Ledger } from './ledger.mjs';
import { smallDisk } from './small-disk.mjs';
import { WriterProcess } from './writer-process.mjs';

const LOOPS = 8;
const BEFORE_MS = 400;
const OUTAGE_MS = 1500;
const BACK_MAX_MS = 15_000;
/** Too small for what is written here: the limit of a file in units of 512 bytes. */
const FILE_LIMIT_BLOCKS = 2048;

/**
 * @typedef {object} Outage
 * @property {string} what
 * @property {Ledger} ledger
 * @property {Awaited<ReturnType<typeof contentOf>>} database
 * @property {number} refused units of work that failed meanwhile
 * @property {Record<string, number>} codes of their errors
 * @property {number} backAfterMs from the end of the outage to the next promise, without a restart; NaN where that does
 *   not apply
 */

/**
 * A writer whose database fails under it and comes back.
 *
 * @param {string} what
 * @param {import('./engines.mjs').Place} place
 * @param {string} file
 * @param {{ begin: () => unknown, end: () => unknown }} outage
 * @returns {Promise<Outage>}
 */
async function outage(what, place, file, { begin, end }) {
  const ledger = new Ledger();
  const writer = new WriterProcess(file, place.env, ledger);
  writer.open();
  await writer.up();
  writer.tell(`write w ${LOOPS}`);
  await sleep(BEFORE_MS);
  await begin();
  await sleep(OUTAGE_MS);
  const endedAt = Date.now();
  await end();
  while (ledger.lastAcknowledgedAt <= endedAt && Date.now() - endedAt < BACK_MAX_MS) await sleep(5);
  const backAfterMs = ledger.lastAcknowledgedAt > endedAt ? ledger.lastAcknowledgedAt - endedAt : Infinity;
  await writer.ask('drain', 'drained');
  await writer.stop();
  return { what, ledger, database: await contentOf(place), backAfterMs, ...refusals(ledger) };
}

/** @param {Ledger} ledger */
function refusals({ failed }) {
  /** @type {Record<string, number>} */
  const codes = {};
  for (const code of failed.values()) codes[code] = (codes[code] ?? 0) + 1;
  return { refused: failed.size, codes };
}

/** @param {string} file */
export async function databaseDown(file) {
  const place = await postgresPlace();
  try {
    const { server } = place;
    return await outage('PostgreSQL stopped and started', place, file, {
      begin: server.halt,
      end: server.start,
    });
  } finally {
    await place.remove();
  }
}

/** @param {string} file */
export async function sqliteDiskFull(file) {
  const disk = smallDisk(32);
  if (!disk) return fileLimitReached(file);
  try {
    return await outage('disk full under SQLite', sqlitePlace(disk.folder), file, {
      begin: disk.fill,
      end: disk.free,
    });
  } finally {
    disk.remove();
  }
}

/**
 * The same without a file system of our own: the process may not write files beyond a size; its successor may.
 *
 * @param {string} file
 * @returns {Promise<Outage>}
 */
async function fileLimitReached(file) {
  const place = sqlitePlace();
  try {
    const ledger = new Ledger();
    const limited = ['sh', '-c', `ulimit -f ${FILE_LIMIT_BLOCKS}; exec "$@"`, 'sh'];
    const writer = new WriterProcess(file, place.env, ledger, limited);
    writer.open();
    await writer.up();
    writer.tell(`write w ${LOOPS}`);
    for (let waited = 0; ledger.failed.size < 100 && waited < 600; waited += 1) await sleep(50);
    await writer.kill();
    const successor = new WriterProcess(file, place.env, ledger);
    successor.open();
    await successor.up();
    await successor.ask('drain', 'drained');
    await successor.stop();
    const what = 'file size limit reached under SQLite';
    return { what, ledger, database: await contentOf(place), backAfterMs: Number.NaN, ...refusals(ledger) };
  } finally {
    await place.remove();
  }
}

/**
 * PostgreSQL gives up where it cannot write its log, so it is started again when there is space.
 *
 * @param {string} file
 * @returns {Promise<Outage | undefined>} undefined where this machine lets us have no small disk
 */
export async function postgresDiskFull(file) {
  const disk = smallDisk(256);
  if (!disk) return undefined;
  const place = await postgresPlace({
    parent: disk.folder,
    settings: ['min_wal_size=32MB', 'max_wal_size=64MB'],
  });
  try {
    return await outage('disk full under PostgreSQL', place, file, {
      begin: disk.fill,
      end: async () => {
        disk.free();
        await place.server.start().catch(() => undefined);
      },
    });
  } finally {
    await place.remove();
    disk.remove();
  }
}
