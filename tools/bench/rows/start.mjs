import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ACCOUNT, API, apiSettings } from '../account.mjs';
import { startMeasured } from '../measured-server.mjs';
import { median, ROUNDS } from '../statistics.mjs';

const QUICKSTART = fileURLToPath(new URL('../servers/quickstart.mjs', import.meta.url));
const IDLE_MS = 1500;

/** The built API: from the start of the process to its first answer, and the memory that it then holds. */
export async function startRows() {
  const startMs = [];
  const quickstartMs = [];
  const megabytes = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const server = await startMeasured(API, apiSettings);
    startMs.push(server.startMs);
    await sleep(IDLE_MS);
    megabytes.push((await server.usage()).rssBytes / 1e6);
    await server.stop();
    const quickstart = await startMeasured(QUICKSTART, () => ({ TWILIO_AUTH_TOKEN: ACCOUNT.authToken }));
    quickstartMs.push(quickstart.startMs);
    await quickstart.stop();
  }
  /** @type {import('../row.mjs').BenchRow[]} */
  const rows = [
    {
      what: 'API, start to first answer',
      value: median(startMs),
      unit: 'ms',
      bar: { atMost: 400 },
      note: `bundled, median of ${ROUNDS} starts; the vendor's quickstart in the same rounds: ${median(quickstartMs).toFixed(0)} ms`,
    },
    {
      what: 'API, idle memory',
      value: median(megabytes),
      unit: 'MB',
      bar: { atMost: 150 },
      note: `resident set ${IDLE_MS / 1000} s after the start`,
    },
  ];
  return rows;
}
