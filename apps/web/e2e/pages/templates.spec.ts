import AxeBuilder from '@axe-core/playwright';
import type { Organisation } from '@centralita/shared-types';
import { choose } from '../support/choose';
import { look, LOOKS } from '../support/look';
import { expect, test } from '../support/team';

/** The emulator's first outside phone: it has joined the sandbox, and has written to nobody. */
const PHONE = '+12025550199';

test('a template is written, approved, and begins a conversation on WhatsApp', async ({
  page,
  team,
  browser,
}) => {
  await team.setUp(page, { demo: true });
  const organisations = (await (await page.request.get('/api/organisations')).json()) as Organisation[];
  const cafe = organisations.find(({ name }) => name === 'Café Aurora')!.id;
  await page.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), cafe);
  await page.goto('/templates');
  const row = (name: string) => page.locator('li', { hasText: name });
  await expect(row('follow_up').getByText('Approved')).toBeVisible();

  await page.getByRole('button', { name: 'New template' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name', { exact: true }).fill('table_ready');
  await dialog
    .getByLabel('Text', { exact: true })
    .fill('Hello {{name}}, your table is ready. Are you coming?');
  await dialog.getByLabel('name', { exact: true }).fill('Eva');
  await dialog.getByLabel('Button 1').fill('I am coming');
  const inDialog = await new AxeBuilder({ page }).include('mat-dialog-container').analyze();
  expect(inDialog.violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole('button', { name: 'Save and submit' }).click();
  await expect(row('table_ready').getByText('Approved')).toBeVisible();
  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await context.newPage();
    await shown.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), cafe);
    await shown.goto('/templates');
    await expect(shown.locator('li', { hasText: 'table_ready' })).toBeVisible();
    await look(shown, 'templates', looks, true);
    await context.close();
  }

  await page.goto('/inbox');
  await page.getByRole('button', { name: 'New conversation' }).first().click();
  await dialog.getByRole('radio', { name: 'Template' }).check();
  await dialog.getByRole('textbox', { name: 'To', exact: true }).fill(PHONE);
  await choose(dialog.getByRole('combobox', { name: 'Template' }), 'table_ready · English');
  await dialog.getByLabel('name', { exact: true }).fill('Bo');
  await dialog.getByRole('button', { name: 'Send' }).click();
  const bubble = page.locator('app-message-bubble', { hasText: 'Hello Bo, your table is ready.' });
  await expect(bubble).toContainText('I am coming');
  await expect(bubble).toContainText('Delivered');
  await expect(page.getByText('They have not written yet')).toBeVisible();
});
