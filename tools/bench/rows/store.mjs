import { rowsOfProgram } from '../program.mjs';
import { median, quantile } from '../statistics.mjs';

const AT_ONCE = 50;

/**
 * @typedef {object} Measured
 * @property {{ perSecond: number, cpuMicrosPerUnit: number }} alone
 * @property {{ perSecond: number, cpuMicrosPerUnit: number }} grouped
 * @property {number[]} latenciesMs
 */

/** Units of work shaped like the taking in of a message, and the wait of a job, on both engines; durable on both. */
export const storeRows = () => rowsOfProgram('apps/api/test/bench/store-main.ts', {}, rowsOf);

/**
 * @param {string} engine
 * @param {Measured} measured
 * @returns {import('../row.mjs').BenchRow[]}
 */
function rowsOf(engine, { alone, grouped, latenciesMs }) {
  return [
    {
      what: `Units of work like a message taken in, ${AT_ONCE} at once (${engine})`,
      value: grouped.perSecond,
      unit: 'units/s',
      bar: { atLeast: engine === 'SQLite' ? 4000 : 400 },
      note: `four statements and a job, durable, ${grouped.cpuMicrosPerUnit.toFixed(0)} µs CPU each; one after the other ${alone.perSecond.toFixed(0)}/s, ${alone.cpuMicrosPerUnit.toFixed(0)} µs`,
    },
    {
      what: `Job, from enqueue to start (${engine})`,
      value: median(latenciesMs),
      unit: 'ms',
      bar: { atMost: 20 },
      note: `median of ${latenciesMs.length}, the commit included; 95 of 100 within ${quantile(latenciesMs, 0.95).toFixed(1)} ms`,
    },
  ];
}
