import type { Organisation } from '@centralita/shared-types';
import { choose } from '../support/choose';
import { look, LOOKS } from '../support/look';
import { expect, test } from '../support/team';

const NUMBER = '+12025550100';

for (const looks of LOOKS) {
  const { device, viewport, colorScheme, locale } = looks;
  test(`what answers a number is chosen, previewed and saved on a ${device}, ${locale}`, async ({
    page,
    team,
    browser,
  }) => {
    await team.setUp(page);
    const [own] = (await (await page.request.get('/api/organisations')).json()) as Organisation[];
    const given = await page.request.patch(`/api/organisations/${own!.id}`, {
      data: { numbers: [NUMBER] },
      headers: { Origin: team.baseUrl },
    });
    expect(given.status(), await given.text()).toBe(200);
    const storageState = await page.context().storageState();
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await context.newPage();
    await shown.goto('/flows');
    await expect(shown.locator('.flows > li').first()).toBeVisible();
    await look(shown, 'flows', looks, true);

    await shown.goto(`/flows/${NUMBER}`);
    await choose(shown.locator('#flow'), /^Men[uú]$/);
    await shown.locator('#field-menu-greeting').fill('Sales: 1.');
    await shown.locator('app-choices-field fieldset > button').click();
    const choice = shown.locator('app-choices-field .entry').first();
    await choose(choice.locator('mat-select').nth(1), /^(Voicemail|Buzón de voz)$/);
    await shown.locator('#field-voicemail-greeting').fill('Speak after the tone.');
    await shown.locator('form .buttons button').nth(1).click();
    await expect(shown.locator('app-heard-list q').first()).toHaveText('Sales: 1.');
    await look(shown, 'flow-of-a-number', looks, true);
    await shown.locator('form .buttons button').first().click();
    await expect(shown.locator('app-toast-host')).toContainText(
      locale.startsWith('es') ? 'Guardado' : 'Saved',
    );
    await shown.reload();
    await expect(shown.locator('#field-menu-greeting')).toHaveValue('Sales: 1.');
    await expect(shown.locator('#field-voicemail-greeting')).toHaveValue('Speak after the tone.');
    await shown.goto('/calls/voicemail');
    await expect(shown.locator('app-empty-state')).toBeVisible();
    await look(shown, 'voicemail-empty', looks, true);
    await context.close();
  });
}
