import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { startPostgres } from '../../test/postgres.mjs';
import { API, apiSettings, freshDataDir } from '../../shared/account.mjs';
import { startMeasured } from '../measured-server.mjs';
import { median } from '../statistics.mjs';
import { foundTeam, send } from '../team.mjs';

const LISTENERS = 1000;
/** What the server lets one person have. */
const STREAMS_PER_PERSON = 12;
const EVENTS = 15;
const SETTLE_MS = 3_000;
const RECEIVED_WITHIN_MS = 10_000;

/**
 * Idle live streams on one process, and how long an event takes to all of them: on SQLite, and on PostgreSQL, where the
 * event happens in another process than the one that holds the streams.
 */
export async function liveRows() {
  const dataDir = freshDataDir();
  const onSqlite = await startMeasured(API, (port) => ({ ...apiSettings(port), DATA_DIR: dataDir }));
  const sqlite = await measure('SQLite', onSqlite, onSqlite, dataDir);

  const postgres = await startPostgres({ durable: true });
  try {
    /** @param {number} port */
    const settings = (port) => ({ ...apiSettings(port), DATA_DIR: dataDir, DATABASE_URL: postgres.url });
    const [first, second] = [await startMeasured(API, settings), await startMeasured(API, settings)];
    return [...sqlite, ...(await measure('PostgreSQL, two replicas', first, second, dataDir))];
  } finally {
    await postgres.stop();
  }
}

/**
 * @param {string} engine
 * @param {import('../measured-server.mjs').MeasuredServer} server holds the streams
 * @param {import('../measured-server.mjs').MeasuredServer} writer where things happen
 * @param {string} dataDir
 */
async function measure(engine, server, writer, dataDir) {
  /** @type {Listener[]} */
  const listeners = [];
  try {
    const team = await foundTeam(server.url, dataDir, Math.ceil(LISTENERS / STREAMS_PER_PERSON));
    await sleep(SETTLE_MS);
    const before = (await server.usage()).rssBytes;
    for (let number = 0; number < LISTENERS; number += 1)
      listeners.push(await listen(server.url, team.viewers[Math.floor(number / STREAMS_PER_PERSON)] ?? ''));
    await sleep(SETTLE_MS);
    const megabytes = ((await server.usage()).rssBytes - before) / 1e6;

    /** @type {number[]} */
    const durationsMs = [];
    for (let event = 0; event < EVENTS; event += 1) {
      const name = `Olivia ${event}`;
      const received = Promise.all(listeners.map((listener) => listener.next()));
      const began = performance.now();
      await send('PATCH', `${writer.url}/api/me`, team.owner, { name });
      await received;
      durationsMs.push(performance.now() - began);
      await sleep(100);
    }
    /** @type {import('../row.mjs').BenchRow[]} */
    const rows = [
      {
        what: `${LISTENERS} idle live streams on one process, memory (${engine})`,
        value: megabytes,
        unit: 'MB',
        bar: { atMost: 150 },
        note: `resident set ${SETTLE_MS / 1000} s after the last one came, less what it was before`,
      },
      {
        what: `An event to ${LISTENERS} live streams (${engine})`,
        value: Math.max(...durationsMs),
        unit: 'ms',
        bar: { atMost: 500 },
        note: `from the request that causes it to the last stream, the slowest of ${EVENTS}; the median: ${median(durationsMs).toFixed(0)} ms`,
      },
    ];
    return rows;
  } finally {
    for (const listener of listeners) listener.end();
    await Promise.all([server.stop(), writer.stop()]);
  }
}

/**
 * @typedef {object} Listener
 * @property {() => Promise<void>} next resolves with the next event
 * @property {() => void} end
 */

/**
 * @param {string} url
 * @param {string} cookie
 * @returns {Promise<Listener>} when its stream is open
 */
async function listen(url, cookie) {
  /** @type {(() => void) | undefined} */
  let heard;
  let count = 0;
  const asked = request(`${url}/api/live`, { headers: { cookie }, agent: false });
  await new Promise((resolve, reject) => {
    asked.once('error', reject);
    asked.once('response', (response) => {
      if (response.statusCode !== 200) reject(new Error(`The stream answered ${response.statusCode}.`));
      response.setEncoding('utf8').on('error', () => undefined);
      response.on('data', (/** @type {string} */ text) => {
        if (text.includes('event: ready')) resolve(undefined);
        else if (text.includes('data: ')) {
          count += 1;
          heard?.();
        }
      });
    });
    asked.end();
  });
  asked.on('error', () => undefined);
  return {
    next: () => {
      const wanted = count + 1;
      return new Promise((resolve, reject) => {
        const late = setTimeout(() => reject(new Error('An event did not come.')), RECEIVED_WITHIN_MS);
        heard = () => {
          if (count < wanted) return;
          clearTimeout(late);
          resolve();
        };
      });
    },
    end: () => void asked.destroy(),
  };
}
