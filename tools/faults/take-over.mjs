import { setTimeout as sleep } from 'node:timers/promises';
import { contentOf } from './engines.mjs';
import { Ledger } from './ledger.mjs';
import { WriterProcess } from './writer-process.mjs';

const SLOW_JOBS = 4;
const WAIT_MAX_MS = 30_000;

/**
 * Kills a replica while it works on jobs, and starts none in its place: how long until the other has done them?
 *
 * @param {import('./engines.mjs').Place} place with its tables
 * @param {string} file
 * @returns {Promise<{ seconds: number, done: number, doubled: number }>}
 */
export async function measureTakeOver(place, file) {
  const ledger = new Ledger();
  const doomed = new WriterProcess(file, place.env, ledger);
  doomed.open();
  await doomed.up();
  const ids = Array.from({ length: SLOW_JOBS }, (_, index) => `slow.${index}`);
  for (const id of ids) doomed.tell(`slow ${id}`);
  while (ledger.acknowledged.size < ids.length) await sleep(10);
  // All of them are being worked on by now, none is done: each takes a second.
  await sleep(300);
  const heir = new WriterProcess(file, place.env, ledger);
  heir.open();
  const up = heir.up();
  await doomed.kill();
  const killedAt = Date.now();
  await up;
  let mine = [];
  do {
    await sleep(50);
    mine = (await contentOf(place)).effects.filter(({ rowId }) => rowId.startsWith('slow.'));
  } while (new Set(mine.map(({ rowId }) => rowId)).size < ids.length && Date.now() - killedAt < WAIT_MAX_MS);
  const seconds = (Date.now() - killedAt) / 1000;
  await heir.ask('drain', 'drained');
  await heir.stop();
  const { effects } = await contentOf(place);
  const times = ids.map((id) => effects.filter(({ rowId }) => rowId === id).length);
  return {
    seconds,
    done: times.filter((count) => count > 0).length,
    doubled: times.filter((count) => count > 1).length,
  };
}
