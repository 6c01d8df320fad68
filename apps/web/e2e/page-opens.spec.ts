import { expect, test } from '@playwright/test';

test('the page opens, and nothing in it fails', async ({ page }) => {
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });

  await page.goto('/');

  await expect(page).toHaveTitle(/Centralita/);
  await expect(page.locator('app-root')).not.toBeEmpty();
  expect(problems).toEqual([]);
});

test('the API says that it is well and talks to the emulator', async ({ request }) => {
  const health = await request.get('/health');

  expect(health.ok()).toBe(true);
  expect(await health.json()).toMatchObject({ status: 'ok', components: { twilio: 'emulator' } });
});
