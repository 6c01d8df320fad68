import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { root } from '../shared/workspace-node.mjs';

/** Where the results of each project's specs are left for `npm test` to count. */
export const RESULTS = join(root, 'dist', 'test-results');

/**
 * @typedef {object} Test
 * @property {string} name where it stands and what it says
 * @property {'passed' | 'failed' | 'skipped'} outcome
 * @property {number} tries more than one in CI alone
 * @property {string} [message] what went wrong at the first try
 */
/** @typedef {{ file: string, seconds: number, tests: Test[] }} FileResults `file`: from the workspace's root */

/** Jest reporter: writes the results of each spec file to `dist/test-results/<project>.json`. */
export default class ResultsReporter {
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
    const file = join(RESULTS, `${this.#project}.json`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, JSON.stringify(results.testResults.map(resultsOf), undefined, 2));
  }
}

/**
 * @param {import('@jest/test-result').TestResult} result
 * @returns {FileResults}
 */
function resultsOf({ testFilePath, testResults, testExecError, failureMessage, perfStats }) {
  const file = relative(root, testFilePath).split('\\').join('/');
  /** @type {Test[]} */
  const tests = testResults.map(
    ({ fullName, status, invocations = 1, failureMessages, retryReasons = [] }) => {
      const [message] = [...retryReasons, ...failureMessages];
      return {
        name: `${file} › ${fullName}`,
        outcome: status === 'passed' || status === 'failed' ? status : 'skipped',
        tries: invocations,
        ...(message !== undefined && { message }),
      };
    },
  );
  if (testExecError && !tests.some(({ outcome }) => outcome === 'failed'))
    tests.push({ name: file, outcome: 'failed', tries: 1, message: failureMessage ?? testExecError.message });
  return { file, seconds: perfStats.runtime / 1000, tests };
}
