/**
 * @typedef {object} Row
 * @property {string} title
 * @property {boolean} ok
 * @property {number} [seconds] absent when it did not run
 * @property {import('./counts.mjs').Counts} [counts] absent for checks that count nothing
 * @property {readonly import('./counts.mjs').Failure[]} [failures] told again at the end, where people and CI look first
 */

/**
 * The closing table and, as its last line, the counts. A check without tests of its own (lint, types, build) counts as
 * one failure when it fails, and as nothing when it passes.
 *
 * @param {readonly Row[]} rows
 * @returns {{ text: string, passed: number, failed: number }}
 */
export function summarise(rows) {
  const width = Math.max(...rows.map(({ title }) => title.length));
  const lines = rows.map(({ title, ok, seconds, counts }) =>
    [
      ok ? '✓' : '✗',
      title.padEnd(width),
      (seconds === undefined ? 'not run' : `${seconds.toFixed(1)} s`).padStart(9),
      counts ? `${String(counts.passed).padStart(6)} passed` : '',
      counts && counts.failed > 0 ? `${counts.failed} failed` : '',
      counts && counts.skipped > 0 ? `${counts.skipped} SKIPPED` : '',
    ]
      .join('  ')
      .trimEnd(),
  );
  const passed = rows.reduce((sum, { counts }) => sum + (counts?.passed ?? 0), 0);
  const failed = rows.reduce((sum, { ok, counts }) => sum + Math.max(counts?.failed ?? 0, ok ? 0 : 1), 0);
  const told = rows.flatMap(({ failures = [] }) =>
    failures.map(({ test, message }) => `✗ ${test}\n${indented(message)}\n`),
  );
  return {
    text: [...told, ...lines, '', `Tests: ${passed} passed, ${failed} failed`].join('\n'),
    passed,
    failed,
  };
}

/** @param {string} text */
const indented = (text) => text.replace(/^/gm, '    ');
