import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { OUTSIDE } from './support/emulator';
import { expect, test } from './support/fixtures';
import { Phone } from './support/phone';

const SHOTS = join('dist', 'screenshots');
const WIDTHS = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 860 } } as const;

/** Every page and every state of the phone: no serious finding of axe, nothing wider than the screen, and a picture. */
for (const [device, viewport] of Object.entries(WIDTHS)) {
  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['en-US', 'es-ES']) {
      test(`pages and states on a ${device}, ${colorScheme}, ${locale}`, async ({
        browser,
        baseURL,
        emulator,
      }) => {
        test.setTimeout(120_000);
        const context = await browser.newContext({ viewport, colorScheme, locale, baseURL: baseURL ?? '' });
        const page = await context.newPage();
        const phone = new Phone(page);
        const look = async (name: string): Promise<void> => {
          await page.waitForTimeout(400);
          await page.screenshot({
            path: join(SHOTS, `${name}-${device}-${colorScheme}-${locale.slice(0, 2)}.png`),
          });
          const { violations } = await new AxeBuilder({ page }).analyze();
          const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
          expect(
            serious.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map(({ html }) => html).join(' ')}`),
          ).toEqual([]);
          const overflow = await page.evaluate(
            () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
          );
          expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0);
        };

        await page.goto('/');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await look('welcome');
        await page.getByRole('button', { name: /Use the demo line|Usar la línea de prueba/ }).click();
        await phone.expectReady();
        await look('idle');

        await page.goto('/settings');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await look('settings');
        await page.goto('/glossary');
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await look('glossary');

        await page.goto('/phone');
        await phone.expectReady();
        await emulator.callDemoLine();
        await phone.expectState('incoming');
        await look('incoming');
        await phone.panel.getByRole('button', { name: /^(Answer|Responder|Contestar)$/ }).click();
        await phone.expectState('live');
        await look('live');
        await emulator.endAllCalls();
        await phone.expectState('ended');
        await look('ended');

        await page.goto(`/phone?call=${encodeURIComponent(OUTSIDE.noAnswer)}`);
        await phone.expectReady();
        await expect(page.getByRole('textbox').first()).toHaveValue(/202 555 0114/);
        await phone.panel.getByRole('button', { name: /^(Call|Llamar)$/ }).click();
        await phone.expectState('ringing');
        await look('ringing');
        await context.close();
      });
    }
  }
}
