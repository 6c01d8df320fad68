import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../../shared/ask.mjs';
import { listen } from '../../shared/live-events.mjs';
import { temporaryFolder } from '../../shared/temporary-folder.mjs';
import { onBothEngines } from '../engines.mjs';
import { startMeasuredApi } from '../measured-server.mjs';
import { median } from '../statistics.mjs';
import { foundTeam } from '../team.mjs';

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
export const liveRows = () =>
  onBothEngines(async (engine, DATABASE_URL) => {
    const settings = { DATA_DIR: temporaryFolder(), DATABASE_URL };
    const server = await startMeasuredApi(settings);
    if (engine === 'SQLite') return measure(engine, server, server, settings.DATA_DIR);
    const writer = await startMeasuredApi(settings);
    return measure('PostgreSQL, two replicas', server, writer, settings.DATA_DIR);
  });

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
      listeners.push(await opened(server.url, team.viewers[Math.floor(number / STREAMS_PER_PERSON)] ?? ''));
    await sleep(SETTLE_MS);
    const megabytes = ((await server.usage()).rssBytes - before) / 1e6;

    /** @type {number[]} */
    const durationsMs = [];
    for (let event = 0; event < EVENTS; event += 1) {
      const name = `Olivia ${event}`;
      const received = Promise.all(listeners.map((listener) => listener.next()));
      const began = performance.now();
      await ask(`${writer.url}/api/me`, { method: 'PATCH', cookie: team.owner, body: { name } });
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
 * @property {() => Promise<unknown>} next resolves with the next event
 * @property {() => void} end
 */

/**
 * @param {string} url
 * @param {string} cookie
 * @returns {Promise<Listener>} when the server has said that it is ready
 */
async function opened(url, cookie) {
  const heard = new EventEmitter();
  const ready = once(heard, 'ready');
  const end = await listen(url, { cookie }, { onEvent: ({ event = 'happened' }) => heard.emit(event) });
  await ready;
  return {
    next: () => once(heard, 'happened', { signal: AbortSignal.timeout(RECEIVED_WITHIN_MS) }),
    end,
  };
}
