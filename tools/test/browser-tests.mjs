import { join } from 'node:path';
import { packageScript } from '../shared/workspace-node.mjs';
import { RESULTS } from './results.reporter.mjs';

/**
 * Browser tests of one of Playwright's projects, which run one after the other, since sound is real time.
 *
 * @typedef {object} BrowserTests
 * @property {string} title
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} results
 */

export const PROJECTS = /** @type {const} */ (['pages', 'calls']);

/**
 * @param {(typeof PROJECTS)[number]} project
 * @returns {BrowserTests}
 */
export function browserTests(project) {
  const results = join(RESULTS, `browser-${project}.json`);
  return {
    title: `Browser: ${project}`,
    args: [
      packageScript('@playwright/test', 'playwright'),
      'test',
      '-c',
      'apps/web/e2e/playwright.config.ts',
      `--project=${project}`,
    ],
    env: { BROWSER_RESULTS: results },
    results,
  };
}
