import type { Label, Team } from '@centralita/shared-types';
import { choose } from '../support/choose';
import { carlaWrites, openDemoMessages } from '../support/demo-messages';
import type { Page } from '@playwright/test';
import { LOOKS, look, type Looks } from '../support/look';
import { expect, test } from '../support/team';

const [ONE, TWO] = ['+34600123457', '+34600123458'];

/** The filters are behind a button: opened, chosen and cleared by the keyboard. */
async function foldedFilters(shown: Page, looks: Looks): Promise<void> {
  const fold = shown.getByRole('button', { name: /^(Filters|Filtros)/ });
  const panel = shown.locator('#inbox-filters');
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(fold).toHaveAccessibleName(/1/);
  await expect(panel).toBeHidden();
  await look(shown, 'inbox-filters-folded', looks);
  await fold.press('Enter');
  await expect(panel).toBeVisible();
  await choose(panel.getByRole('combobox', { name: /^(Channel|Canal)/ }), 'WhatsApp');
  await expect(fold).toHaveAccessibleName(/2/);
  await look(shown, 'inbox-filters-open', looks);
  await shown.getByRole('button', { name: /^(Clear|Quitar)/ }).press('Enter');
  await expect(fold).toBeFocused();
  await expect(fold).not.toHaveAccessibleName(/\d/);
  await expect(shown).toHaveURL(/view=unassigned$/);
}

test('what the inbox is narrowed to is kept under a name, in the address and for the whole team', async ({
  page,
  team,
  browser,
}) => {
  test.setTimeout(300_000);
  const organisation = await openDemoMessages(page, team);
  const headers = { origin: team.baseUrl, 'sec-fetch-site': 'same-origin' };
  const at = (path: string): string => `/api/${path}?organisation=${organisation}`;
  const made = await page.request.post(at('labels'), { data: { name: 'Facturas', colour: 'teal' }, headers });
  const label = (await made.json()) as Label;
  await page.goto('/inbox');
  await carlaWrites(page.request, team, ONE, 'Mi factura no cuadra');
  const rows = page.locator('app-conversation-row');
  await expect(rows).toHaveCount(1);
  const href = await rows.locator('a').getAttribute('href');
  const labelled = { ids: [href!.split('/').at(-1)!], addLabelId: label.id };
  await page.request.patch(at('conversations'), { data: labelled, headers });
  await carlaWrites(page.request, team, TWO, '¿A qué hora abren?');
  await expect(rows).toHaveCount(2);
  const ventas = { name: 'Ventas', memberIds: [] };
  const madeTeam = await page.request.post(at('teams'), { data: ventas, headers });
  const { id: teamId } = (await madeTeam.json()) as Team;

  await page.getByRole('button', { name: 'Filters' }).press('Enter');
  await choose(page.getByRole('combobox', { name: 'Labels' }), 'Facturas');
  await expect(rows).toHaveCount(1);
  await expect(page).toHaveURL(new RegExp(`view=all&label=${label.id}`));
  await page.getByRole('button', { name: 'Save as view' }).press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Shows: All · Facturas');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Invoices to check');
  await dialog.getByRole('radio', { name: 'Everybody' }).check();
  await page.keyboard.press('Enter');
  const saved = page.getByRole('group', { name: 'Saved views' }).getByRole('button');
  await expect(saved).toHaveText(/Invoices to check/);
  await expect(saved.locator('.count')).toHaveText('1');
  await expect(saved).toHaveAttribute('aria-pressed', 'true');
  await expect(page).toHaveURL(/\/inbox\?view=[\da-f-]{36}$/);
  const address = page.url();

  await rows.locator('a').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Carla Gómez' })).toBeVisible();
  await expect(page).toHaveURL(/\/inbox\/[\da-f-]{36}\?view=/);
  await page.reload();
  await expect(saved).toHaveAttribute('aria-pressed', 'true');
  await expect(rows).toHaveCount(1);

  // Given to a team by the menu, which shows what is chosen; the team's view counts it at once.
  const ofTeam = { name: 'De ventas', shared: true, view: 'unassigned', teamId };
  expect((await page.request.post(at('inbox-views'), { data: ofTeam, headers })).status()).toBe(201);
  await expect(saved).toHaveCount(2);
  const teamView = saved.filter({ hasText: 'De ventas' });
  await expect(teamView.locator('.count')).toHaveCount(0);
  const assign = page.getByRole('button', { name: /^Assigned to/ });
  await assign.press('Enter');
  await page.getByRole('menuitemradio', { name: 'Team: Ventas' }).press('Enter');
  await expect(assign).toContainText('Ventas');
  await expect(teamView.locator('.count')).toHaveText('1');
  const opened = page.url();

  const own = { name: 'Yo, hoy', shared: false, view: 'all', channel: 'whatsapp', assigneeId: 'me' };
  expect((await page.request.post(at('inbox-views'), { data: own, headers })).status()).toBe(201);
  await expect(saved).toHaveCount(3);

  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const other = await team.other(browser, { storageState, viewport, colorScheme, locale });
    await other.addInitScript(
      (chosen) => sessionStorage.setItem('centralita.organisation', chosen),
      organisation,
    );
    const shown = await other.newPage();
    await shown.goto(address);
    await expect(shown.locator('app-conversation-row')).toHaveCount(1);
    await look(shown, 'inbox-view', looks);
    await shown.getByRole('button', { name: 'Yo, hoy' }).first().click();
    await expect(shown.locator('app-empty-state').first()).toContainText('Yo, hoy');
    await look(shown, 'inbox-view-empty', looks);
    await shown.locator('app-saved-views-bar .change button').first().click();
    await expect(shown.getByRole('dialog')).toBeVisible();
    await look(shown, 'inbox-view-dialog', looks);
    await shown.keyboard.press('Escape');
    await expect(shown.getByRole('dialog')).toHaveCount(0);
    await shown.locator('.view', { hasText: 'De ventas' }).click();
    await expect(shown.locator('app-conversation-row')).toHaveCount(1);
    await foldedFilters(shown, looks);
    await shown.goto(opened);
    await shown.getByRole('button', { name: /^(Assigned to|Asignada a)/ }).click();
    await expect(shown.getByRole('menuitemradio', { checked: true }).locator('app-icon')).toHaveCount(2);
    await look(shown, 'inbox-assign-menu', looks);
    await other.close();
  }

  // Whoever deletes the label leaves a view that says so, and shows nothing.
  await page.request.delete(at(`labels/${label.id}`), { headers });
  await expect(page.locator('app-view-notice')).toContainText('names a label that was deleted');
  await expect(rows).toHaveCount(0);
  await page.getByRole('button', { name: 'Delete Invoices to check' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(saved).toHaveCount(2);
  await expect(rows).toHaveCount(2);

  // As does one of a team that is gone.
  await teamView.click();
  await expect(rows).toHaveCount(1);
  await page.request.delete(at(`teams/${teamId}`), { headers });
  await expect(page.locator('app-view-notice')).toContainText('names a team that was deleted');
  await expect(rows).toHaveCount(0);
  await expect(teamView.locator('.count')).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all open conversations' }).click();
  await expect(rows).toHaveCount(2);
});
