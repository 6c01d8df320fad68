import type { Page } from '@playwright/test';
import { choose as chooseOption } from '../support/choose';
import { look, LOOKS } from '../support/look';
import { expect, test } from '../support/team';

const choose = async (page: Page, name: string): Promise<void> => {
  await page.goto('/knowledge');
  await chooseOption(page.getByRole('combobox', { name: /^Organi[sz]a/ }), name);
};

test('what the bot knows is written, tried, changed and deleted', async ({ page, team }) => {
  await team.setUp(page, { demo: true });
  await choose(page, 'Café Aurora');
  const box = page.locator('app-try-box');
  const question = page.getByLabel("A customer's question");
  await question.fill('Que es el IMV?');
  await question.press('Enter');
  await expect(box.getByText('Ready answer')).toBeVisible();
  await expect(box.getByText('Article: Qué es el IMV')).toBeVisible();

  await question.fill('Do you have wifi?');
  await question.press('Enter');
  await expect(box.getByText('It would hand over to a person')).toBeVisible();
  await box.getByRole('button', { name: 'Write that article' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Title').fill('Wifi');
  await dialog.getByLabel('Answer', { exact: true }).fill('Yes: the name of the network is on the bill.');
  // A press beside the dialog throws nothing away.
  await page.mouse.click(5, 5);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved: Wifi')).toBeVisible();
  await question.press('Enter');
  await expect(box.getByText('the name of the network is on the bill')).toBeVisible();

  await page.getByLabel('Search the articles').fill('wifi');
  await page.locator('summary').click();
  await page.getByRole('button', { name: 'Delete (Wifi)' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('Deleted: Wifi')).toBeVisible();
  await question.press('Enter');
  await expect(box.getByText('It would hand over to a person')).toBeVisible();
});

for (const looks of LOOKS) {
  const { device, viewport, colorScheme, locale } = looks;
  test(`what the bot knows on a ${device}, ${colorScheme}, ${locale}`, async ({ page, team, browser }) => {
    await team.setUp(page, { demo: true });
    const storageState = await page.context().storageState();
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await context.newPage();
    await shown.goto('/knowledge');
    await expect(shown.locator('app-empty-state')).toBeVisible();
    await look(shown, 'knowledge-empty', looks, true);
    await choose(shown, 'Café Aurora');
    await expect(shown.locator('summary')).toHaveCount(27);
    await shown.locator('app-try-box input').fill("Bonjour, j'ai besoin d'aide avec l'IMV");
    await shown.locator('app-try-box input').press('Enter');
    await expect(shown.locator('app-try-box .answer')).toBeVisible();
    await shown.getByRole('searchbox').fill('gluten');
    await shown.locator('summary').first().click();
    await look(shown, 'knowledge', looks, true);
    await shown.locator('app-try-box input').fill('Bicycles?');
    await shown.locator('app-try-box input').press('Enter');
    await expect(shown.locator('app-try-box .none')).toBeVisible();
    await shown.locator('app-try-box .none + .buttons button').click();
    await expect(shown.getByRole('dialog')).toBeVisible();
    await look(shown, 'knowledge-article', looks);
    await context.close();
  });
}
