import { expect, test } from '../support/team';

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

test('a page whose code does not arrive says so, and is loaded when the line is back', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Use the demo line' })).toBeVisible();

  await page.route('**/*.js', (route) => route.abort());
  await page.getByRole('link', { name: 'Glossary' }).first().click();
  await expect(page.getByRole('alert')).toContainText('This page could not be loaded');

  await page.unroute('**/*.js');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Glossary' })).toBeVisible();
  await expect(page).toHaveURL(/\/glossary$/);
  await expect(page.getByText('This page could not be loaded')).toHaveCount(0);
});
