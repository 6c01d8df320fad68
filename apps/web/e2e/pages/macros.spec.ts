import { carlaWrites, openDemoMessages } from '../support/demo-messages';
import { LOOKS, look } from '../support/look';
import { expect, test } from '../support/team';

const CUSTOMER = '+34600123459';
const ANSWER = 'Gracias, Carla. Hasta pronto.';

test('a macro is written, run by a key and in several conversations, and does all that it says', async ({
  page,
  team,
  browser,
}) => {
  const organisation = await openDemoMessages(page, team);
  const headers = { origin: team.baseUrl, 'sec-fetch-site': 'same-origin' };
  const label = { name: 'Facturas', colour: 'teal' };
  const labels = `/api/labels?organisation=${organisation}`;
  expect((await page.request.post(labels, { data: label, headers })).status()).toBe(201);
  const sales = { name: 'Ventas', memberIds: [] };
  const teams = `/api/teams?organisation=${organisation}`;
  expect((await page.request.post(teams, { data: sales, headers })).status()).toBe(201);
  await page.goto('/inbox');
  await carlaWrites(page.request, team, CUSTOMER, 'Mi factura ya cuadra');
  await page.locator('app-conversation-row a', { hasText: 'Carla Gómez' }).click();
  const heading = page.getByRole('heading', { level: 1, name: 'Carla Gómez' });
  await heading.focus();
  const address = page.url();

  const storageState = await page.context().storageState();
  /** What both looks show of a page: each in a context of its own, which changes nothing. */
  const looked = async (name: string, show: (shown: typeof page) => Promise<void>): Promise<void> => {
    for (const looks of LOOKS) {
      const { viewport, colorScheme, locale } = looks;
      const own = await team.other(browser, { storageState, viewport, colorScheme, locale });
      await own.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
      const shown = await own.newPage();
      await shown.goto(address);
      await expect(shown.getByRole('heading', { level: 1, name: 'Carla Gómez' })).toBeVisible();
      await show(shown);
      await look(shown, name, looks);
      await own.close();
    }
  };
  const openMenu = async (shown: typeof page): Promise<void> => {
    await shown.locator('app-handling-bar app-macro-menu button').click();
    await expect(shown.getByRole('menu')).toBeVisible();
  };
  await looked('macros-none', async (shown) => {
    await openMenu(shown);
    await expect(shown.getByRole('menu')).toContainText(/several things|varias cosas/);
  });

  await page.keyboard.press('q');
  await page.getByRole('menuitem', { name: 'New macro' }).click();
  await page.getByRole('button', { name: 'New macro' }).click();
  await page.getByLabel('Name').fill('Close with thanks');
  await page.getByLabel('Answer (leave').fill('Gracias, {{contact.firstName}}. Hasta pronto.');
  await page.getByRole('checkbox', { name: 'Facturas' }).check();
  await page.getByRole('combobox', { name: 'Assigned to' }).click();
  await page.getByRole('option', { name: 'Whoever runs it' }).click();
  await page.getByRole('combobox', { name: 'Team' }).click();
  await page.getByRole('option', { name: 'Ventas' }).click();
  await page.getByRole('combobox', { name: 'What becomes of it' }).click();
  await page.getByRole('option', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('dialog')).toContainText('Close with thanks');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await looked('macros-menu', openMenu);
  await looked('macros-run', async (shown) => {
    await openMenu(shown);
    await shown.getByRole('menuitem', { name: 'Close with thanks' }).click();
    await expect(shown.getByRole('dialog')).toContainText(ANSWER);
    await expect(shown.getByRole('dialog')).toContainText(/(team|equipo) Ventas/);
  });
  await looked('macros-written', async (shown) => {
    await openMenu(shown);
    await shown.getByRole('menuitem').last().click();
    await shown.getByRole('button', { name: /^(Change|Cambiar) Close with thanks/ }).click();
    await expect(shown.getByRole('combobox').last()).toBeVisible();
  });

  await heading.focus();
  await page.keyboard.press('q');
  await page.getByRole('menuitem', { name: 'Close with thanks' }).click();
  await expect(page.getByRole('dialog')).toContainText(ANSWER);
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  const thread = page.getByRole('log');
  await expect(thread).toContainText('You ran the macro “Close with thanks”');
  await expect(thread.locator('app-message-bubble', { hasText: ANSWER })).toContainText('Delivered');
  await expect(page.locator('app-handling-bar app-label-chip')).toHaveText('Facturas');
  await expect(page.getByRole('button', { name: /^Assigned to/ })).toContainText('Ventas');
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
  await looked('macros-thread', async (shown) => {
    await expect(shown.getByRole('log')).toContainText(/macro (“|«)Close with thanks/);
  });

  // Two write; of the one who wants no more messages nothing is changed, and the dialog says so.
  await carlaWrites(page.request, team, CUSTOMER, 'Una cosa más');
  await carlaWrites(page.request, team, '+34600123460', 'Hola');
  await carlaWrites(page.request, team, '+34600123460', 'STOP');
  await page.goto('/inbox');
  await expect(page.locator('app-conversation-row', { hasText: 'STOP' })).toHaveCount(1);
  const rows = await page.locator('app-conversation-row').count();
  await page.getByRole('button', { name: 'Select several' }).click();
  const bar = page.getByRole('toolbar');
  await bar.getByRole('button', { name: 'All' }).click();
  await bar.getByRole('button', { name: 'Macros' }).click();
  await page.getByRole('menuitem', { name: 'Close with thanks' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('dialog')).toContainText('no more messages. Nothing was changed.');
  await expect(page.getByRole('dialog')).not.toContainText(`Done in conversations: ${rows}.`);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('toolbar')).toHaveCount(0);
  await expect(page.locator('app-conversation-row', { hasText: 'STOP' })).toHaveCount(1);
  await expect(page.locator('app-conversation-row', { hasText: 'Una cosa más' })).toHaveCount(0);
});
