import { type Browser, chromium, type LaunchOptions } from '@playwright/test';

/** Real headless Chromium, as the run's global setup has found or installed it. */
export async function launchChromium(): Promise<Browser> {
  const offered = process.env['TEST_CHROMIUM'];
  if (!offered)
    throw new Error('TEST_CHROMIUM is not set: jest.config.mjs names the global setup that does.');
  return chromium.launch(JSON.parse(offered) as LaunchOptions);
}
