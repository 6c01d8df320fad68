import { join } from 'node:path';
import { packageScript } from '../shared/workspace-node.mjs';
import { RESULTS } from './results.reporter.mjs';

/**
 * The browser tests, as Playwright's projects run: one after the other, since sound is real time.
 *
 * @typedef {object} BrowserTests
 * @property {string} title
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} env
 * @property {string} results
 */

/** @returns {BrowserTests[]} */
export const browserTests = () =>
  ['pages', 'calls'].map((project) => {
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
  });
