import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../shared/workspace-node.mjs';

/** Where the results of each project's specs are left for `npm test` to count. */
export const RESULTS = join(root, 'dist', 'test-results');

/**
 * @typedef {object} FileCounts
 * @property {string} file from the workspace's root
 * @property {number} passed
 * @property {number} failed failed tests, or 1 when the file itself could not be run
 * @property {number} skipped
 * @property {number} seconds
 * @property {Failure[]} failures
 * @property {string[]} flaky tests that passed at their second try, which CI alone allows
 */

/**
 * @typedef {object} Failure
 * @property {string} test where it stands and what it says
 * @property {string} message the first lines of what went wrong
 */

/** Lines of a failure that the closing list shows; all of it stands where its step ended. */
const MESSAGE_LINES = 12;
const COLOURS = /\u001b\[[0-9;]*m/g;

/**
 * @param {string} test
 * @param {string | undefined} message
 * @returns {Failure}
 */
export const failure = (test, message = '') => ({
  test,
  message: message.replace(COLOURS, '').split('\n').slice(0, MESSAGE_LINES).join('\n'),
});

/** Jest reporter: writes the counts of each spec file to `dist/test-results/<project>.json`. */
export default class CountsReporter {
  #project;

  /** @param {import('@jest/types').Config.GlobalConfig} globalConfig */
  constructor(globalConfig) {
    this.#project = relative(root, globalConfig.rootDir).split(/[\\/]/).at(-1) ?? 'workspace';
  }

  /**
   * @param {unknown} _contexts
   * @param {import('@jest/test-result').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    /** @type {FileCounts[]} */
    const files = results.testResults.map((result) => ({
      file: relative(root, result.testFilePath).split('\\').join('/'),
      seconds: result.perfStats.runtime / 1000,
      failures: failuresOf(result),
      flaky: flakyOf(result),
      passed: result.numPassingTests,
      failed: result.testExecError ? Math.max(1, result.numFailingTests) : result.numFailingTests,
      skipped: result.numPendingTests + result.numTodoTests,
    }));
    const file = join(RESULTS, `${this.#project}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(files, undefined, 2));
  }
}

/**
 * @param {import('@jest/test-result').TestResult} result
 * @returns {Failure[]}
 */
function failuresOf({ testFilePath, testResults, testExecError, failureMessage }) {
  const file = relative(root, testFilePath).split('\\').join('/');
  const failed = testResults.filter(({ status }) => status === 'failed');
  if (failed.length === 0 && testExecError) return [failure(file, failureMessage ?? testExecError.message)];
  return failed.map(({ fullName, failureMessages }) => failure(`${file} › ${fullName}`, failureMessages[0]));
}

/**
 * @param {import('@jest/test-result').TestResult} result
 * @returns {string[]}
 */
function flakyOf({ testFilePath, testResults }) {
  const file = relative(root, testFilePath).split('\\').join('/');
  return testResults
    .filter(({ status, invocations = 1 }) => status === 'passed' && invocations > 1)
    .map(({ fullName }) => `${file} › ${fullName}`);
}
