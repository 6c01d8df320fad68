import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { faultsIn, settled } from '../support/look';
import { expect, test } from '../support/team';

test.use({ demoHistory: true });

const DESK = { width: 1280, height: 860 };
const PHONE = { width: 390, height: 844 };

const E2E = join(import.meta.dirname, '..');
const read = (...path: string[]): string => readFileSync(join(E2E, ...path), 'utf8');
/** The tests that look at pages by themselves, in light and in dark. */
const LOOKING = ['pages', 'calls']
  .flatMap((folder) => readdirSync(join(E2E, folder)).map((name) => read(folder, name)))
  .filter((spec) => /^ +await look\(/m.test(spec))
  .join('\n');
/** The places of the navigation that no other test looks at: a new one is looked at here, without a word. */
const UNSEEN = [...read('../src/app/shell/nav-items.ts').matchAll(/path: '(\/[a-z-]+)'/g)]
  .map(([, path = '']) => path)
  .filter((path) => !LOOKING.includes(`'${path}')`));
/** Places within those, and `/calls`: a test that only begins there names it and looks at nothing. */
const WITHIN = ['/calls', '/phone', '/calls/missed', '/calls/queue', '/alerts/resolved', '/nowhere'];

/** What axe finds serious, in light and in dark, and whether anything is wider than a phone's screen. */
async function faultsOf(page: Page, path: string): Promise<string[]> {
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await expect(page.locator('app-skeleton')).toHaveCount(0);
  await settled(page);
  const light = await faultsIn(page);
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await settled(page);
  // Of all that axe knows, only the colours are others.
  const dark = await faultsIn(page, ['color-contrast']);
  await page.setViewportSize(PHONE);
  const wider = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth;
  });
  return [
    ...light.map((fault) => `${path}, light: ${fault}`),
    ...dark.map((fault) => `${path}, dark: ${fault}`),
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

test('pages that no other test looks at are sound to axe, light and dark, and fit a phone', async ({
  page,
  team,
  browser,
}) => {
  test.setTimeout(600_000);
  expect(UNSEEN).toContain('/go-live');
  await team.setUp(page, { demo: true });
  const storageState = await page.context().storageState();
  // Spanish words are the longer ones.
  const context = await team.other(browser, { storageState, locale: 'es-ES' });
  await inCafe(context);
  const shown = await context.newPage();
  const faults: string[] = [];
  for (const path of [...UNSEEN, ...WITHIN]) faults.push(...(await faultsOf(shown, path)));
  expect(faults).toEqual([]);
  await context.close();
});
