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
const number = (value) =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);

/** @param {BenchRow} row */
function metText(row) {
  if (isOnlyTold(row)) return '–';
  return meetsBar(row) ? 'yes' : 'NO';
}

/** @param {BenchRow} row */
const isOnlyTold = ({ bar }) => bar.atMost === undefined && bar.atLeast === undefined;

/** @param {BenchRow} row */
function barText(row) {
  const { bar, goal, unit } = row;
  if (isOnlyTold(row)) return '–';
  const limit = bar.atMost === undefined ? `≥ ${bar.atLeast} ${unit}` : `≤ ${bar.atMost} ${unit}`;
  return goal === undefined ? limit : `${limit}, goal ${goal}`;
}

/**
 * @param {readonly BenchRow[]} rows
 * @returns {string[][]} header and cells
 */
function cells(rows) {
  return [
    ['what', 'measured', 'bar', 'met', 'how'],
    ...rows.map((row) => [
      row.what,
      `${number(row.value)} ${row.unit}`,
      barText(row),
      metText(row),
      row.note,
    ]),
  ];
}

/** @param {readonly BenchRow[]} rows */
export function textTable(rows) {
  const table = cells(rows);
  const widths = (table[0] ?? []).map((_, column) =>
    Math.max(...table.map((line) => (line[column] ?? '').length)),
  );
  return table
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

/** @param {readonly BenchRow[]} rows */
export function markdownTable(rows) {
  const [head = [], ...body] = cells(rows).map((line) => line.map((cell) => cell.replaceAll('|', '\\|')));
  return [head, head.map(() => '---'), ...body].map((line) => `| ${line.join(' | ')} |`).join('\n');
}
