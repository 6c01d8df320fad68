import { chromium } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { Phone } from '../support/phone';

test('a refused microphone: says so, why, and what to do', async ({ baseURL }) => {
  const { launchOptions } = test.info().project.use;
  const browser = await chromium.launch({
    ...launchOptions,
    args: (launchOptions?.args ?? []).map((arg) =>
      arg === '--use-fake-ui-for-media-stream' ? '--use-fake-ui-for-media-stream=deny' : arg,
    ),
  });
  try {
    const page = await browser.newPage({ baseURL: baseURL ?? '', locale: 'en-US' });
    const phone = new Phone(page);
    await phone.takeDemoLine();
    await phone.dial('+12025550111');

    await expect(
      page
        .getByRole('alert')
        .filter({ hasText: /microphone/i })
        .first(),
    ).toBeVisible();
    await expect(phone.panel).not.toHaveAttribute('data-state', 'live');
  } finally {
    await browser.close();
  }
});
