import type { Page } from '@playwright/test';
import { look, LOOKS } from '../support/look';
import { expect, test, type Team } from '../support/team';

/** The emulator's simulated phone. */
const HANDSET = '+12025550199';

/** The demo's café has a number to write from, and an agenda. */
async function open(page: Page, team: Team): Promise<string> {
  await team.setUp(page, { demo: true });
  const answer = await page.request.get('/api/organisations');
  const organisations = (await answer.json()) as { id: string; name: string }[];
  const id = organisations.find(({ name }) => name === 'Café Aurora')?.id ?? '';
  await page.addInitScript((chosen) => sessionStorage.setItem('centralita.organisation', chosen), id);
  await page.goto('/appointments');
  return id;
}

const messagesOf = async (page: Page, team: Team): Promise<string[]> => {
  const answer = await page.request.get(`${team.emulatorUrl}/control/messages`);
  const all = (await answer.json()) as { to: string; body: string }[];
  return all.filter(({ to }) => to === HANDSET).map(({ body }) => body);
};

test('an appointment is booked, confirmed by the customer’s reply, and seen live', async ({ page, team }) => {
  await open(page, team);
  await page.getByRole('button', { name: 'New appointment' }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Book' }).click();
  await expect(dialog.getByText('Write a number with its country code')).toBeVisible();
  await dialog.getByLabel('Name').fill('Noa Vidal');
  await dialog.getByLabel('Phone number or e-mail').fill('+1 202 555 0199');
  const day = new Date(Date.now() + 10 * 86_400_000);
  await dialog.getByLabel('Date').fill(day.toLocaleDateString('en-US'));
  await dialog.getByLabel('Time').fill('10:30');
  await dialog.getByLabel('What', { exact: true }).fill('Table by the window');
  await dialog.getByRole('button', { name: 'Book' }).click();
  await expect(page.getByText('Booked: Noa Vidal')).toBeVisible();
  await page.getByRole('button', { name: 'Show that day' }).click();

  const row = page.locator('app-agenda-page li', { hasText: 'Noa Vidal' });
  await expect(row).toContainText('Booked');
  await expect.poll(() => messagesOf(page, team)).toHaveLength(1);
  await expect(row).toContainText('Confirmation: delivered');

  const reply = { from: HANDSET, body: '1' };
  expect((await page.request.post(`${team.emulatorUrl}/control/messages`, { data: reply })).status()).toBe(
    201,
  );
  await expect(row).toContainText('Confirmed');
  await row.locator('summary').click();
  await expect(row).toContainText('not sent: they have answered');
  await row.getByRole('button', { name: 'Cancel it' }).click();
  await expect(row).toContainText('Cancelled');
});

test('the agenda and its rules, on every device and in both languages', async ({ page, team, browser }) => {
  const organisation = await open(page, team);
  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await context.newPage();
    await shown.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
    await shown.goto('/appointments');
    await shown.locator('summary').first().click();
    await look(shown, 'appointments', looks, true);
    await shown.goto('/appointments/rules');
    await expect(shown.locator('app-rule-editor')).toHaveCount(4);
    await look(shown, 'appointments-rules', looks, true);
    await context.close();
  }
});
