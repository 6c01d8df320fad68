import type { Page } from '@playwright/test';
import { OWNER, expect, test } from '../support/team';

const PHONE = { width: 390, height: 600 };

const scrolled = (page: Page): Promise<number> => page.evaluate(() => Math.round(window.scrollY));
const toTheEnd = async (page: Page): Promise<number> => {
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
  return scrolled(page);
};
const expectStart = async (page: Page, heading: string): Promise<void> => {
  const title = page.getByRole('heading', { level: 1, name: heading });
  await expect(title).toBeFocused();
  await expect.poll(() => scrolled(page)).toBe(0);
};

test('every page begins at its heading: after the first run, after a link, in its own pages', async ({
  page,
  team,
}) => {
  await page.setViewportSize(PHONE);
  await page.goto(`/setup#${team.firstRunCode()}`);
  await page.getByLabel('Your name').fill(OWNER.name);
  await page.getByLabel('E-mail address').fill(OWNER.email);
  await page.getByLabel('Choose a password', { exact: true }).fill(OWNER.password);
  await page.getByLabel('Organisation', { exact: true }).fill(OWNER.organisationName);
  expect(await toTheEnd(page)).toBeGreaterThan(100);
  await page.getByRole('button', { name: 'Create my account' }).click();
  await expectStart(page, 'All set');

  expect(await toTheEnd(page)).toBeGreaterThan(100);
  await page.getByRole('link', { name: /Protect your account/ }).click();
  await expectStart(page, 'Your profile');

  expect(await toTheEnd(page)).toBeGreaterThan(100);
  await page.getByRole('link', { name: 'Phone' }).first().click();
  await expectStart(page, 'Phone');
});

test('back and forward lead to where one was, though the lists come late', async ({ page, team }) => {
  await team.setUp(page, { demo: true });
  await page.setViewportSize(PHONE);
  await page.goto('/audit');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  const place = await toTheEnd(page);
  await page.getByRole('link', { name: 'Phone' }).first().click();
  await expectStart(page, 'Phone');
  const placeOnPhone = await toTheEnd(page);
  expect(placeOnPhone).toBeGreaterThan(100);

  await page.route('**/api/audit?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeFocused();
  await expect.poll(() => scrolled(page)).toBe(place);
  await page.goForward();
  await expect(page.getByRole('heading', { level: 1, name: 'Phone' })).toBeFocused();
  await expect.poll(() => scrolled(page)).toBe(placeOnPhone);
});

test('who scrolls while a page still grows is left alone', async ({ page, team }) => {
  await team.setUp(page, { demo: true });
  await page.setViewportSize(PHONE);
  await page.goto('/audit');
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await toTheEnd(page);
  await page.getByRole('link', { name: 'Phone' }).first().click();
  await expectStart(page, 'Phone');

  let answer: () => void = () => undefined;
  const asked = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/audit?*', async (route) => {
    await asked;
    await route.continue();
  });
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Audit log' })).toBeFocused();
  await expect.poll(() => scrolled(page)).toBeGreaterThan(100);
  await page.mouse.move(200, 300);
  await page.mouse.wheel(0, -5000);
  await expect.poll(() => scrolled(page)).toBe(0);
  answer();
  await expect(page.getByRole('rowheader').first()).toBeVisible();
  await page.waitForTimeout(200);
  expect(await scrolled(page)).toBe(0);
});
