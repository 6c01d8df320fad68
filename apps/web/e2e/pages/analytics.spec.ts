import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { choose as chooseOption } from '../support/choose';
import { DEMO_LINE } from '../support/emulator';
import { LOOKS, look } from '../support/look';
import { expect, test, type Team } from '../support/team';

test.use({ demoHistory: true, timezoneId: 'Europe/Madrid' });

/** @returns the id of the demo's organisation, which has a week behind it */
async function open(page: Page, team: Team): Promise<string> {
  await team.setUp(page, { demo: true });
  const answer = await page.request.get('/api/organisations');
  const organisations = (await answer.json()) as { id: string; numbers: string[] }[];
  return organisations.find(({ numbers }) => numbers.includes(DEMO_LINE))?.id ?? '';
}
const choose = (page: Page, id: string): Promise<unknown> =>
  page.addInitScript((chosen) => sessionStorage.setItem('centralita.organisation', chosen), id);

test('the figures of a week, each chart as a table too, and the messages as a file', async ({
  page,
  team,
}) => {
  await choose(page, await open(page, team));
  await page.goto('/analytics');
  const received = page.locator('app-figure-tile', { hasText: 'Messages received' });
  await expect(received).toContainText(/\d\d/);
  await expect(page.getByRole('combobox', { name: 'Time zone' })).toHaveText('Europe/Madrid');
  await expect(page.locator('app-bar-chart canvas')).toHaveCount(3);
  const costs = page.getByRole('region', { name: 'Costs' });
  await expect(costs.getByRole('table').getByRole('rowheader')).toHaveText(['SMS', 'Calls', 'WhatsApp']);
  await expect(costs).toContainText(/\$\d+\.\d\d/);

  const table = page.getByRole('table', { name: 'Messages over time' });
  await expect(table.getByRole('rowheader')).toHaveCount(7);
  const toggle = page.getByRole('button', { name: 'As a table' }).first();
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('app-bar-chart canvas')).toHaveCount(2);
  await expect(page.getByRole('table', { name: 'People' }).getByRole('rowheader')).toHaveCount(2);

  await chooseOption(page.getByRole('combobox', { name: 'Channel' }), 'Calls');
  await expect(received).toHaveCount(0);
  await expect(page.locator('app-figure-tile', { hasText: 'Missed calls' })).toBeVisible();
  await chooseOption(page.getByRole('combobox', { name: 'Channel' }), 'All channels');

  const card = page.getByRole('region', { name: 'Export' });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    card.getByRole('button', { name: 'Messages' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines[0]).toContain('time,channel,direction,customer');
  expect(lines.length).toBeGreaterThan(50);
  await expect(card.getByRole('status')).toContainText('Downloaded');
});

test('figures, on every device and in both languages', async ({ page, team, browser }) => {
  const organisation = await open(page, team);
  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await context.newPage();
    await choose(shown, organisation);
    await shown.goto('/analytics');
    await expect(shown.locator('app-bar-chart canvas')).toHaveCount(3);
    await look(shown, 'analytics', looks, true);
    await context.close();
  }
});
