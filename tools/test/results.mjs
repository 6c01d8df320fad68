import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

/** @typedef {import('./results.reporter.mjs').Test} Test */
/** @typedef {import('./results.reporter.mjs').FileResults} FileResults */

/**
 * What Jest's reporter left for each project.
 *
 * @param {string} folder with one JSON file for each project
 * @param {readonly string[]} projects that must have results: one without counts as a failed test
 * @returns {FileResults[]}
 */
export function readSpecs(folder, projects) {
  const there = existsSync(folder) ? readdirSync(folder).map((name) => basename(name, '.json')) : [];
  return projects.flatMap((project) =>
    there.includes(project)
      ? JSON.parse(readFileSync(join(folder, `${project}.json`), 'utf8'))
      : { file: project, seconds: 0, tests: [failed(project, 'It has no results.')] },
  );
}

const OUTCOMES = /** @type {const} */ ({
  expected: 'passed',
  // Passed at the second try, which CI alone allows.
  flaky: 'passed',
  unexpected: 'failed',
  skipped: 'skipped',
});

/**
 * @typedef {object} Suite of Playwright's JSON report, as far as we read it
 * @property {Suite[]} [suites]
 * @property {{ file: string, line: number, title: string, tests: { status: keyof typeof OUTCOMES, results: { error?: { message?: string } }[] }[] }[]} specs
 */

/**
 * Playwright's JSON report. No report, and each error outside any test, count as a failed test.
 *
 * @param {string} file
 * @returns {Test[]}
 */
export function readBrowserTests(file) {
  if (!existsSync(file)) return [failed(file, 'It is not there.')];
  /** @type {{ suites: Suite[], errors: { message?: string }[] }} */
  const { suites, errors } = JSON.parse(readFileSync(file, 'utf8'));
  return [...errors.map(({ message }) => failed(file, message)), ...suites.flatMap(testsOf)];
}

/**
 * @param {Suite} suite
 * @returns {Test[]}
 */
function testsOf({ suites = [], specs }) {
  const here = specs.flatMap(({ file, line, title, tests }) =>
    tests.map(({ status, results }) => ({
      name: `${file}:${line} › ${title}`,
      outcome: OUTCOMES[status],
      tries: results.length,
      message: results.find(({ error }) => error)?.error?.message ?? '',
    })),
  );
  return [...here, ...suites.flatMap(testsOf)];
}

/**
 * What a program of ours has counted. No file counts as a failed test.
 *
 * @param {string} file
 * @returns {Test[]}
 */
export function readOwnChecks(file) {
  if (!existsSync(file)) return [failed(file, 'It is not there.')];
  /** @type {{ what: string, ok: boolean }[]} */
  const checks = JSON.parse(readFileSync(file, 'utf8'));
  return checks.map(({ what, ok }) => ({ name: what, outcome: ok ? 'passed' : 'failed', tries: 1 }));
}

/**
 * @param {string} name
 * @param {string | undefined} message
 * @returns {Test}
 */
const failed = (name, message = '') => ({ name, outcome: 'failed', tries: 1, message });
