import { OUTSIDE } from '../support/emulator';
import { expect, test } from '../support/fixtures';
import { LOOKS, look } from '../support/look';
import { Phone } from '../support/phone';

/** Every page and every state of the phone: no serious finding of axe, nothing wider than the screen, and a picture. */
for (const looks of LOOKS) {
  const { device, viewport, colorScheme, locale } = looks;
  test(`pages and states on a ${device}, ${colorScheme}, ${locale}`, async ({
    browser,
    baseURL,
    emulator,
  }) => {
    test.setTimeout(120_000);
    const context = await browser.newContext({ viewport, colorScheme, locale, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    const phone = new Phone(page);

    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, 'welcome', looks);
    await page.getByRole('button', { name: /Use the demo line|Usar la línea de prueba/ }).click();
    await phone.expectReady();
    await look(page, 'idle', looks);

    await page.goto('/settings');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, 'settings', looks);
    await page.goto('/glossary');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await look(page, 'glossary', looks);

    await page.goto('/phone');
    await phone.expectReady();
    await emulator.callDemoLine();
    await phone.expectState('incoming');
    await look(page, 'incoming', looks);
    await phone.panel.getByRole('button', { name: /^(Answer|Responder|Contestar)$/ }).click();
    await phone.expectState('live');
    await look(page, 'live', looks);
    await emulator.endAllCalls();
    await phone.expectState('ended');
    await look(page, 'ended', looks);

    await page.goto(`/phone?call=${encodeURIComponent(OUTSIDE.noAnswer)}`);
    await phone.expectReady();
    await expect(page.getByRole('textbox').first()).toHaveValue(/202 555 0114/);
    await phone.panel.getByRole('button', { name: /^(Call|Llamar)$/ }).click();
    await phone.expectState('ringing');
    await look(page, 'ringing', looks);
    await context.close();
  });
}
