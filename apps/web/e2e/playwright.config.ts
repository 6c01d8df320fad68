import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from '../../../tools/test/chromium.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Real Chromium against the built product: `npm run build` first, then `npm run e2e`. Sound is real time and wants the
 * machine for itself, so the two projects run one after the other.
 */
export default defineConfig({
  workers: 2,
  projects: [
    // Each test has a server of its own; two share the machine.
    { name: 'pages', testDir: 'pages', fullyParallel: true, timeout: 300_000 },
    // One line rings one place: tests take turns.
    { name: 'calls', testDir: 'calls', workers: 1 },
  ],
  outputDir: join(root, 'test-results'),
  timeout: 240_000,
  expect: { timeout: 60_000 },
  forbidOnly: true,
  // Sound is real time, and CI's machine may be busy; a test that needed its second try is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [
    ['list'],
    ['json', { outputFile: process.env.BROWSER_RESULTS ?? join(root, 'dist/test-results/browser.json') }],
  ],
  use: {
    locale: 'en-US',
    // Tracing costs every step time: where there is a second try, that one is traced.
    trace: process.env.CI ? 'on-first-retry' : 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: ensureChromium((line) => void process.stdout.write(`${line}\n`)),
      args: [...CHROMIUM_ARGS],
    },
  },
});
