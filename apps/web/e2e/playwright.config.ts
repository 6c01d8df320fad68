import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_ARGS, ensureChromium } from '../../../tools/test/chromium.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Real Chromium against the built product: `npm run build` first, then `npm run e2e`. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: join(root, 'test-results'),
  globalSetup: join(root, 'tools/test/browser.setup.mjs'),
  // One line rings one place: tests take turns.
  workers: 1,
  timeout: 30_000,
  expect: { timeout: 10_000 },
  forbidOnly: true,
  // Sound is real time, and CI's machine may be busy; a test that needed its second try is listed as flaky.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: join(root, 'dist/test-results/browser.json') }]],
  use: {
    baseURL: process.env.E2E_BASE_URL,
    locale: 'en-US',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: ensureChromium((line) => void process.stdout.write(`${line}\n`)),
      args: [...CHROMIUM_ARGS],
    },
  },
});
