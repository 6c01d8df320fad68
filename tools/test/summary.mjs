/** @typedef {import('./results.reporter.mjs').Test} Test */

/**
 * @typedef {object} Row
 * @property {string} title
 * @property {boolean} ok
 * @property {number} [seconds] absent when it did not run
 * @property {readonly Test[]} [tests] absent for checks that count nothing
 */

/** Lines of a failure that the closing list shows; all of it stands where its step ended. */
const MESSAGE_LINES = 12;
const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * The closing list of what failed, the table and, as its last line, the counts. A check without tests of its own (lint, types,
 * build) counts as one failure when it fails, and as nothing when it passes.
 *
 * @param {readonly Row[]} rows
 * @returns {{ text: string, failed: number }}
 */
export function summarise(rows) {
  const width = Math.max(...rows.map(({ title }) => title.length));
  const counted = rows.map(({ title, ok, seconds, tests = [] }) => {
    const [passed, failed, skipped] = /** @type {const} */ (['passed', 'failed', 'skipped']).map(
      (wanted) => tests.filter(({ outcome }) => outcome === wanted).length,
    );
    const line = [
      ok ? '✓' : '✗',
      title.padEnd(width),
      (seconds === undefined ? 'not run' : `${seconds.toFixed(1)} s`).padStart(9),
      tests.length > 0 ? `${String(passed).padStart(6)} passed` : '',
      failed ? `${failed} failed` : '',
      skipped ? `${skipped} SKIPPED` : '',
    ];
    return {
      line: line.join('  ').trimEnd(),
      passed: passed ?? 0,
      failed: Math.max(failed ?? 0, ok ? 0 : 1),
    };
  });
  const passed = counted.reduce((sum, each) => sum + each.passed, 0);
  const failed = counted.reduce((sum, each) => sum + each.failed, 0);
  const told = rows.flatMap(({ tests = [] }) => tests.flatMap(toldAgain));
  const table = counted.map(({ line }) => line);
  return {
    text: [...told, ...table, '', `Tests: ${passed} passed, ${failed} failed`].join('\n'),
    failed,
  };
}

/**
 * What failed, at the end, where people and CI look first.
 *
 * @param {Test} test
 */
function toldAgain({ name, outcome, tries, message = '' }) {
  const lines = message.replace(COLOURS, '').split('\n').slice(0, MESSAGE_LINES).join('\n    ');
  if (outcome === 'failed') return [`✗ ${name}\n    ${lines}\n`];
  return outcome === 'passed' && tries > 1 ? [`Passed at its second try: ${name}\n    ${lines}\n`] : [];
}
