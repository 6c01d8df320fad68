const FIRST_ROW = '| `incoming-call`';
const GUIDE = 'docs/installed-flows.md has no table of flows';

/**
 * `docs/installed-flows.md` with one more flow in its table, which stays as wide as it must be.
 *
 * @param {string} text
 * @param {string} name
 * @returns {string}
 * @throws {Error} where the page does not look as expected
 */
export function withFlowEntry(text, name) {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => line.startsWith(FIRST_ROW));
  if (first < 2) throw new Error(`${GUIDE}: write a line about ${name} there by hand.`);
  const head = first - 2;
  const length = lines.slice(head).findIndex((line) => !line.startsWith('|'));
  const rows = lines.slice(head, head + length).map(cellsOf);
  rows.push([`\`${name}\``, '1', 'asks for a key and answers it']);
  return [...lines.slice(0, head), ...padded(rows), ...lines.slice(head + length)].join('\n');
}

/** @param {string} line */
const cellsOf = (line) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

/** @param {string[][]} rows the second is the line below the head */
function padded(rows) {
  const texts = rows.filter((_row, at) => at !== 1);
  const widths = (rows[0] ?? []).map((_cell, at) => Math.max(...texts.map((row) => row[at]?.length ?? 0)));
  return rows.map((row, at) =>
    at === 1
      ? `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`
      : `| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`,
  );
}
