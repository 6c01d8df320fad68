/**
 * One measured fact and the bar that it is held to.
 *
 * @typedef {object} BenchRow
 * @property {string} what
 * @property {number} value
 * @property {string} unit such as `ms`, `kB`, `×`
 * @property {{ atMost?: number, atLeast?: number }} bar empty where it is only told
 * @property {number} [goal] what we aim for beyond the bar
 * @property {string} note how it came about: the two sides of a ratio, the rounds
 */

/** @param {BenchRow} row */
export function meetsBar({ value, bar }) {
  return value <= (bar.atMost ?? Infinity) && value >= (bar.atLeast ?? -Infinity);
}

/** @param {number} value */
const number = (value) => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);

/** @param {BenchRow} row */
function barText({ bar, goal, unit }) {
  const limit = bar.atMost === undefined ? `≥ ${bar.atLeast} ${unit}` : `≤ ${bar.atMost} ${unit}`;
  return goal === undefined ? limit : `${limit}, goal ${goal}`;
}

export const HEAD = ['what', 'measured', 'bar', 'met', 'how'];

/**
 * @param {BenchRow} row
 * @returns {string[]} as it stands in a table below the head
 */
export function cellsOf(row) {
  const isOnlyTold = row.bar.atMost === undefined && row.bar.atLeast === undefined;
  const verdict = isOnlyTold ? ['–', '–'] : [barText(row), meetsBar(row) ? 'yes' : 'NO'];
  return [row.what, `${number(row.value)} ${row.unit}`, ...verdict, row.note];
}
