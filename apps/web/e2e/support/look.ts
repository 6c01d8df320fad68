import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const SHOTS = join('dist', 'screenshots');

export interface Looks {
  device: string;
  viewport: { width: number; height: number };
  colorScheme: 'light' | 'dark';
  locale: string;
}

const PHONE = { device: 'phone', viewport: { width: 390, height: 844 } };
const DESK = { device: 'desk', viewport: { width: 1280, height: 860 } };

/** Both widths, both schemes and both languages, each with each of the others, in four rounds instead of eight. */
const ALL_LOOKS: readonly [Looks, ...Looks[]] = [
  { ...PHONE, colorScheme: 'light', locale: 'es-ES' },
  { ...DESK, colorScheme: 'dark', locale: 'en-US' },
  { ...PHONE, colorScheme: 'dark', locale: 'en-US' },
  { ...DESK, colorScheme: 'light', locale: 'es-ES' },
];

/** The first two, which have each width, scheme and language once; `LOOKS=all npm run e2e` takes the others too. */
export const LOOKS: readonly Looks[] = process.env.LOOKS === 'all' ? ALL_LOOKS : ALL_LOOKS.slice(0, 2);

/** Waits until nothing changes its colour or place any more, so that axe reads no colour on its way to another. */
export async function settled(page: Page): Promise<void> {
  await page.waitForTimeout(150);
  await page.evaluate(async () => {
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

/**
 * What axe finds serious in a page. Nothing here has frames, for whose results axe opens one more page each time, and
 * what is well is not described: either took as long as the search.
 *
 * @param rules all without; `color-contrast` where only the colours are others than before
 */
export async function faultsIn(page: Page, rules: string[] = []): Promise<string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  axe.options({
    resultTypes: ['violations'],
    ...(rules.length > 0 && { runOnly: { type: 'rule', values: rules } }),
  });
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ html }) => html).join(' ')}`);
}

/** A picture to be looked at; no serious finding of axe; nothing wider than the screen. */
export async function look(
  page: Page,
  name: string,
  { device, viewport, colorScheme, locale }: Looks,
  fullPage = false,
) {
  // What moves comes to its end at once.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await settled(page);
  // On a screen as tall as the page, bars that stick to its edges hide nothing.
  if (fullPage)
    await page.setViewportSize({
      width: viewport.width,
      height: await page.evaluate(() => document.documentElement.scrollHeight),
    });
  await page.screenshot({
    path: join(SHOTS, `${name}-${device}-${colorScheme}-${locale.slice(0, 2)}.png`),
  });
  if (fullPage) await page.setViewportSize(viewport);
  expect.soft(await faultsIn(page), name).toEqual([]);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect.soft(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
}
