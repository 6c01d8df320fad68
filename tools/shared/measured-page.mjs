import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import * as prettier from 'prettier';

/** @param {readonly string[]} cells */
const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |\n`;

/** The rows of a page's first table, below its head. */
const ROWS = /(?<=^\|.*\n\|[ |:-]*\n)(?:\|.*\n)*/m;
const LAST_PARAGRAPH = /(?<=\n\n)(?:.+\n)+$/;

/** What was measured on. */
export const MACHINE = `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'CPU'}, ${process.platform} ${process.arch}, Node ${process.version}`;

/**
 * A table with even columns, for people and for Markdown.
 *
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
export const tableOf = (head, rows) =>
  prettier.format([head, head.map(() => '---'), ...rows].map(line).join(''), { parser: 'markdown' });

/**
 * A page with other rows in its first table, and another last paragraph: all else that it says stays as it was written.
 *
 * @param {string} page
 * @param {readonly (readonly string[])[]} rows
 * @param {string} lastParagraph
 */
export const withMeasured = (page, rows, lastParagraph) =>
  prettier.format(
    page.replace(ROWS, () => rows.map(line).join('')).replace(LAST_PARAGRAPH, () => `${lastParagraph}\n`),
    {
      parser: 'markdown',
    },
  );

/** @param {string} file @param {Parameters<typeof withMeasured>[1]} rows @param {string} lastParagraph */
export async function writeMeasured(file, rows, lastParagraph) {
  writeFileSync(file, await withMeasured(readFileSync(file, 'utf8'), rows, lastParagraph));
}
