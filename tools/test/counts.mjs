import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @returns {Counts} */
const none = () => ({ passed: 0, failed: 0, skipped: 0 });

/**
 * Adds up what Jest's reporter left for each project: specs beside the code, and the API's end to end in `apps/api/test`.
 *
 * @param {string} folder with one JSON file for each project
 * @param {readonly string[]} projects that must have results: one without counts as a failure
 * @returns {{ units: Counts, endToEnd: Counts, missing: string[] }}
 */
export function readSpecCounts(folder, projects) {
  const units = none();
  const endToEnd = none();
  const missing = projects.filter((project) => !existsSync(join(folder, `${project}.json`)));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!projects.includes(name.replace(/\.json$/, ''))) continue;
    /** @type {import('./counts.reporter.mjs').FileCounts[]} */
    const files = JSON.parse(readFileSync(join(folder, name), 'utf8'));
    for (const { file, ...counts } of files)
      add(file.startsWith('apps/api/test/') ? endToEnd : units, counts);
  }
  units.failed += missing.length;
  return { units, endToEnd, missing };
}

/**
 * Adds up Playwright's JSON report. No report, or errors outside any test, count as a failure.
 *
 * @param {string} file
 * @returns {Counts}
 */
export function readBrowserCounts(file) {
  if (!existsSync(file)) return { ...none(), failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return {
    // Flaky: passed at the second try, which CI alone allows; the list above shows both.
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
  };
}

/**
 * What a program of ours has counted. No file counts as a failure.
 *
 * @param {string} file
 * @returns {Counts}
 */
export function readOwnCounts(file) {
  if (!existsSync(file)) return { ...none(), failed: 1 };
  const { passed, failed } = JSON.parse(readFileSync(file, 'utf8'));
  return { ...none(), passed, failed };
}

/**
 * @param {Counts} sum
 * @param {Counts} counts
 */
function add(sum, { passed, failed, skipped }) {
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped += skipped;
}
