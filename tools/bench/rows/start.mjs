import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { startPostgres } from '../../test/postgres.mjs';
import { ACCOUNT, API, apiSettings, freshDataDir } from '../../shared/account.mjs';
import { startMeasured } from '../measured-server.mjs';
import { median, ROUNDS } from '../statistics.mjs';

const QUICKSTART = fileURLToPath(new URL('../servers/quickstart.mjs', import.meta.url));
const IDLE_MS = 1500;

/** The built API: from the start of the process to its first answer, and the memory that it then holds. */
export async function startRows() {
  const postgres = await startPostgres({ durable: true });
  try {
    return [...(await measure('SQLite', '')), ...(await measure('PostgreSQL', postgres.url))];
  } finally {
    await postgres.stop();
  }
}

/**
 * @param {string} engine
 * @param {string} databaseUrl empty for SQLite
 * @returns {Promise<import('../row.mjs').BenchRow[]>}
 */
async function measure(engine, databaseUrl) {
  const DATA_DIR = freshDataDir();
  /** @param {number} port */
  const settings = (port) => ({ ...apiSettings(port), DATA_DIR, DATABASE_URL: databaseUrl });
  // The first start makes the tables, and compiles what later ones find compiled.
  const first = await startMeasured(API, settings);
  await first.stop();
  const startMs = [];
  const quickstartMs = [];
  const megabytes = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startMeasured(API, settings);
    startMs.push(server.startMs);
    await sleep(IDLE_MS);
    megabytes.push((await server.usage()).rssBytes / 1e6);
    await server.stop();
    const quickstart = await startMeasured(QUICKSTART, () => ({ TWILIO_AUTH_TOKEN: ACCOUNT.authToken }));
    quickstartMs.push(quickstart.startMs);
    await quickstart.stop();
  }
  return [
    {
      what: `API, start to first answer (${engine})`,
      value: median(startMs),
      unit: 'ms',
      bar: { atMost: 400 },
      note: `median of ${ROUNDS} starts after the first one, which took ${first.startMs.toFixed(0)} ms and made the tables; the vendor's quickstart in the same rounds: ${median(quickstartMs).toFixed(0)} ms`,
    },
    {
      what: `API, idle memory (${engine})`,
      value: median(megabytes),
      unit: 'MB',
      bar: { atMost: 150 },
      note: `resident set ${IDLE_MS / 1000} s after the start`,
    },
  ];
}
