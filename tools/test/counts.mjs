import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { failure } from './counts.reporter.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

/** @typedef {import('./counts.reporter.mjs').Failure} Failure */
/** @typedef {import('./counts.reporter.mjs').FileCounts} FileCounts */

/** @returns {Counts} */
const none = () => ({ passed: 0, failed: 0, skipped: 0 });

/**
 * Adds up what Jest's reporter left for each project: specs beside the code, and the API's end to end in `apps/api/test`.
 *
 * @param {string} folder with one JSON file for each project
 * @param {readonly string[]} projects that must have results: one without counts as a failure
 * @returns {{ units: Counts, endToEnd: Counts, missing: string[], failures: Failure[], files: FileCounts[] }}
 */
export function readSpecCounts(folder, projects) {
  const units = none();
  const endToEnd = none();
  /** @type {FileCounts[]} */
  const files = [];
  const missing = projects.filter((project) => !existsSync(join(folder, `${project}.json`)));
  for (const name of existsSync(folder) ? readdirSync(folder) : []) {
    if (!projects.includes(name.replace(/\.json$/, ''))) continue;
    files.push(...JSON.parse(readFileSync(join(folder, name), 'utf8')));
  }
  for (const file of files) add(file.file.startsWith('apps/api/test/') ? endToEnd : units, file);
  units.failed += missing.length;
  return { units, endToEnd, missing, failures: files.flatMap(({ failures }) => failures), files };
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
 * The tests of Playwright's JSON report that failed, each try.
 *
 * @param {string} file
 * @returns {Failure[]}
 */
export function readBrowserFailures(file) {
  if (!existsSync(file)) return [];
  const { suites, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return [
    ...errors.map((/** @type {{ message?: string }} */ { message }) => failure(file, message)),
    ...suites.flatMap(failedIn),
  ];
}

/**
 * @typedef {object} Suite of Playwright's report, as far as we read it
 * @property {Suite[]} [suites]
 * @property {{ file: string, line: number, title: string, tests: { results: { error?: { message?: string } }[] }[] }[]} specs
 *
 * @param {Suite} suite
 * @returns {Failure[]}
 */
function failedIn({ suites = [], specs }) {
  const here = specs.flatMap(({ file, line, title, tests }) =>
    tests
      .flatMap(({ results }) => results)
      .filter(({ error }) => error)
      .map(({ error }) => failure(`${file}:${line} › ${title}`, error?.message)),
  );
  return [...here, ...suites.flatMap(failedIn)];
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
