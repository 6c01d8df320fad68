import { setTimeout as sleep } from 'node:timers/promises';
import { temporaryFolder } from '../../shared/temporary-folder.mjs';
import { onBothEngines } from '../engines.mjs';
import { startMeasuredApi, startQuickstart } from '../measured-server.mjs';
import { median, ROUNDS } from '../statistics.mjs';

const IDLE_MS = 1500;

/** The built API: from the start of the process to its first answer, and the memory that it then holds. */
export const startRows = () => onBothEngines(measure);

/**
 * @param {string} engine
 * @param {string} databaseUrl empty for SQLite
 * @returns {Promise<import('../row.mjs').BenchRow[]>}
 */
async function measure(engine, databaseUrl) {
  const settings = { DATA_DIR: temporaryFolder(), DATABASE_URL: databaseUrl };
  // The first start makes the tables, and compiles what later ones find compiled.
  const first = await startMeasuredApi(settings);
  await first.stop();
  const startMs = [];
  const quickstartMs = [];
  const megabytes = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startMeasuredApi(settings);
    startMs.push(server.startMs);
    await sleep(IDLE_MS);
    megabytes.push((await server.usage()).rssBytes / 1e6);
    await server.stop();
    const quickstart = await startQuickstart();
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
