import { rowsOfProgram } from '../program.mjs';

/** `BENCH_SIZES=10000,100000,1000000 npm run bench -- pages` takes a while longer. */
const SIZES = process.env.BENCH_SIZES ?? '10000,100000';
const NAMES = {
  list: 'List of conversations',
  channel: 'List of conversations of a channel that one in a hundred has',
  thread: 'Messages of a conversation',
  'search-common': 'Search for the beginning of a word that a third of all messages have',
  'search-rare': 'Search for two words, one in two hundred messages',
  'search-few': 'Search for two words that the ten oldest messages have',
  contacts: 'Search for contacts by a word that a seventh of them have',
  figures: 'Figures of a month',
};

/** Pages of the inbox over more and more messages, on both engines: what grows with the messages is no page. */
export const pagesRows = () =>
  rowsOfProgram('apps/api/test/bench/pages-main.ts', { BENCH_SIZES: SIZES }, rowsOf);

/**
 * @param {string} engine
 * @param {{ size: number, times: Record<keyof typeof NAMES, number> }[]} measured the smallest first
 * @returns {import('../row.mjs').BenchRow[]}
 */
function rowsOf(engine, measured) {
  const [least, most] = [measured[0], measured.at(-1)];
  if (!least || !most) throw new Error('No size was measured.');
  return /** @type {(keyof typeof NAMES)[]} */ (Object.keys(NAMES)).map((name) => ({
    what: `${NAMES[name]}, at ${most.size} messages against ${least.size} (${engine})`,
    // Below a millisecond the clock and the machine are what differs.
    value: Math.max(1, most.times[name]) / Math.max(1, least.times[name]),
    unit: '×',
    bar: { atMost: 2 },
    note: `95 of 100 within ${most.times[name].toFixed(1)} ms (at most 100), and ${least.times[name].toFixed(1)} ms`,
  }));
}
