import { buildApiProgram } from '../../build/api-program.mjs';
import { startPostgres } from '../../test/postgres.mjs';
import { runMeasuring } from '../program.mjs';

const AT_ONCE = 50;

/**
 * @typedef {object} Measured
 * @property {{ perSecond: number, cpuMicrosPerUnit: number }} alone
 * @property {{ perSecond: number, cpuMicrosPerUnit: number }} grouped
 * @property {number[]} latenciesMs
 */

/** Units of work shaped like the taking in of a message, and the wait of a job, on both engines; durable on both. */
export async function storeRows() {
  const program = await buildApiProgram('apps/api/test/bench/store-main.ts');
  const postgres = await startPostgres({ durable: true });
  try {
    return [
      ...rowsOf('SQLite', await measure(program.file, ''), { unitsAtLeast: 4000, jobsAtMostMs: 20 }),
      ...rowsOf('PostgreSQL', await measure(program.file, postgres.url), {
        unitsAtLeast: 400,
        jobsAtMostMs: 20,
      }),
    ];
  } finally {
    program.remove();
    await postgres.stop();
  }
}

/**
 * @param {string} file
 * @param {string} databaseUrl
 * @returns {Promise<Measured>}
 */
const measure = (file, databaseUrl) => runMeasuring(file, { DATABASE_URL: databaseUrl });

/**
 * @param {string} engine
 * @param {Measured} measured
 * @param {{ unitsAtLeast: number, jobsAtMostMs: number }} bars
 * @returns {import('../row.mjs').BenchRow[]}
 */
function rowsOf(engine, { alone, grouped, latenciesMs }, { unitsAtLeast, jobsAtMostMs }) {
  const sorted = [...latenciesMs].sort((a, b) => a - b);
  /** @param {number} share */
  const quantile = (share) =>
    sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return [
    {
      what: `Units of work like a message taken in, ${AT_ONCE} at once (${engine})`,
      value: grouped.perSecond,
      unit: 'units/s',
      bar: { atLeast: unitsAtLeast },
      note: `four statements and a job, durable, ${grouped.cpuMicrosPerUnit.toFixed(0)} µs CPU each; one after the other ${alone.perSecond.toFixed(0)}/s, ${alone.cpuMicrosPerUnit.toFixed(0)} µs`,
    },
    {
      what: `Job, from enqueue to start (${engine})`,
      value: quantile(0.5),
      unit: 'ms',
      bar: { atMost: jobsAtMostMs },
      note: `median of ${sorted.length}, the commit included; 95 of 100 within ${quantile(0.95).toFixed(1)} ms`,
    },
  ];
}
