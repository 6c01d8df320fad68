import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { BrowserContext, Page } from '@playwright/test';
import { LOOKS } from '../support/look';
import { expect, test } from '../support/team';

test.use({ demoHistory: true });

/** The places of the navigation, as its source lists them: a new one is looked at without a word here. */
const PLACES = [
  ...readFileSync(join(import.meta.dirname, '../../src/app/shell/nav-items.ts'), 'utf8').matchAll(
    /path: '(\/[a-z-]+)'/g,
  ),
].map(([, path = '']) => path);
const WITHIN = [
  '/calls/missed',
  '/calls/queue',
  '/calls/voicemail',
  '/appointments/rules',
  '/alerts/resolved',
  '/alerts/jobs',
  '/alerts/webhook',
  '/profile',
  '/nowhere',
];

/** What axe finds serious, and whether anything is wider than the screen. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('app-skeleton')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  const wider = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth;
  });
  return [
    ...serious.map(({ id, nodes }) => `${path}: ${id} at ${nodes.map(({ html }) => html).join(' ')}`),
    ...(wider ? [`${path} is wider than the screen`] : []),
  ];
}

async function inCafe(context: BrowserContext): Promise<void> {
  const organisations = (await (await context.request.get('/api/organisations')).json()) as {
    id: string;
    name: string;
  }[];
  const { id } = organisations.find(({ name }) => name === 'Café Aurora')!;
  await context.addInitScript((chosen) => sessionStorage.setItem('centralita.organisation', chosen), id);
}

test('every page of the navigation is sound to axe and fits, light on a phone and dark on a desk', async ({
  page,
  team,
  browser,
}) => {
  test.setTimeout(600_000);
  expect(PLACES.length).toBeGreaterThan(15);
  await team.setUp(page, { demo: true });
  const storageState = await page.context().storageState();
  for (const { viewport, colorScheme, locale } of LOOKS) {
    const context = await team.other(browser, {
      ...{ storageState, viewport, colorScheme, locale },
      reducedMotion: 'reduce',
    });
    await inCafe(context);
    const shown = await context.newPage();
    const faults: string[] = [];
    for (const path of [...PLACES, ...WITHIN]) faults.push(...(await faultsOf(shown, path)));
    expect(faults).toEqual([]);
    await context.close();
  }
});
