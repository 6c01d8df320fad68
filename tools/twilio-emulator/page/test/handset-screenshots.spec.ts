import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { HandsetRig } from './handset-rig';
import { reportSampleCalls } from './sample-events';

const FOLDER = fileURLToPath(new URL('../../test-results/handset/', import.meta.url));

const WIDTHS = [390, 1280] as const;
const LOOKS = [
  { locale: 'en-US', colorScheme: 'light', withCall: true },
  { locale: 'es-ES', colorScheme: 'dark', withCall: true },
  { locale: 'es-ES', colorScheme: 'light', withCall: false },
  { locale: 'en-US', colorScheme: 'dark', withCall: false },
] as const;

/** Pictures for people to look at, and the one thing about looks that a machine can tell: nothing sticks out. */
describe('handset page, pictures', () => {
  let rig: HandsetRig;

  beforeAll(async () => {
    await mkdir(FOLDER, { recursive: true });
    rig = await HandsetRig.start();
  });
  afterEach(() => rig.closeAll());
  afterAll(() => rig.stop());

  it.each(LOOKS)(
    '$locale $colorScheme',
    async ({ locale, colorScheme, withCall }) => {
      const look = `${locale.slice(0, 2)}-${colorScheme}`;
      for (const width of WIDTHS) {
        const viewport = { width, height: width < 600 ? 844 : 960 };
        const handset = await rig.handset({
          locale,
          colorScheme,
          viewport,
          voice: 'tone',
          reducedMotion: 'reduce',
        });
        const { page } = handset;
        const picture = async (state: string): Promise<void> => {
          await page.screenshot({ path: join(FOLDER, `${look}-${width}-${state}.png`), fullPage: true });
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect(overflow).toBeLessThanOrEqual(0);
        };
        if (rig.exchange.events.since(0).length === 0) {
          await picture('empty');
          reportSampleCalls(rig.exchange.events);
        }
        await page.locator('.call').first().waitFor();
        await page.locator('#dial').fill('+12025550100');
        await page.locator('.webhook').first().locator('summary').first().click();
        await page.locator('.webhook--failed').last().locator('summary').first().click();
        await picture('log');
        if (!withCall) {
          await rig.closeAll();
          continue;
        }

        const other = await rig.handset({ locale, voice: 'recording' });
        await other.page.locator('#dial').fill(await handset.number());
        await other.page.locator('#go').click();
        await handset.until(
          async () => (await page.locator('#phone').getAttribute('data-call')) === 'ringing',
          'ring',
        );
        await picture('ringing');
        await page.locator('#go').click();
        await other.until(
          async () => (await other.status()) !== '' && (await page.locator('#timer').isVisible()),
          'talk',
        );
        await other.page.keyboard.type('42#');
        await page.keyboard.type('1');
        await handset.until(async () => /42#/.test(await page.locator('#keys').innerText()), 'keys');
        await handset.until(
          async () => Number(await page.locator('#heard').getAttribute('aria-valuenow')) > 30,
          'a voice',
        );
        await picture('talking');
        await other.page.keyboard.press('Escape');
        await handset.until(
          async () => (await page.locator('#phone').getAttribute('data-call')) === 'ended',
          'the end',
        );
        await picture('ended');
        await rig.closeAll();
      }
    },
    90_000,
  );

  it('fits 320 px', async () => {
    if (rig.exchange.events.since(0).length === 0) reportSampleCalls(rig.exchange.events);
    const { page } = await rig.handset({ viewport: { width: 320, height: 640 } });
    await page.locator('.call').first().waitFor();
    await page.locator('.webhook').first().locator('summary').first().click();
    await page.screenshot({ path: join(FOLDER, '320.png'), fullPage: true });
    const sticksOut = await page.evaluate(() =>
      [...document.querySelectorAll('body *')]
        .filter((element) => !element.closest('pre > *')) // scrolls by itself
        .filter((element) => element.checkVisibility() && element.getBoundingClientRect().right > 320.5)
        .map((element) => `${element.tagName} ${element.className.toString()} ${element.id}`),
    );
    expect(sticksOut).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  });
});
