import { carlaWrites, openDemoMessages } from '../support/demo-messages';
import { LOOKS, look } from '../support/look';
import { expect, test } from '../support/team';

const CUSTOMER = '+34600123458';
const QUESTION = '¿Cómo ha ido? Responde con un número del 1 al 5.';

test('a conversation is done, the customer is asked how it went, and the answer is a figure', async ({
  page,
  team,
  browser,
}) => {
  const organisation = await openDemoMessages(page, team);
  await page.goto('/inbox/settings');
  await page.getByRole('checkbox', { name: 'Ask for a rating' }).check();
  await page.getByLabel('The question in Spanish').fill(QUESTION);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('The settings are saved.')).toBeVisible();

  await page.goto('/inbox');
  await carlaWrites(page.request, team, CUSTOMER, 'Quiero cambiar mi cita del martes');
  await page.locator('app-conversation-row a', { hasText: 'Carla Gómez' }).click();
  const thread = page.getByRole('log');
  await page.getByRole('textbox', { name: 'Message to Carla Gómez' }).fill('Hecho: el jueves a las diez.');
  await page.keyboard.press('Enter');
  await expect(thread.locator('app-message-bubble', { hasText: 'el jueves' })).toContainText('Delivered');
  await page.getByRole('button', { name: 'Mark as done' }).click();
  await expect(thread.locator('app-message-bubble', { hasText: QUESTION })).toContainText('Delivered');

  await carlaWrites(page.request, team, CUSTOMER, '4');
  await expect(thread).toContainText('The customer rated this conversation 4 of 5');
  // They are thanked, and it stays done.
  await expect(thread.locator('app-message-bubble').last()).toContainText('¡Gracias');
  await expect(page.getByRole('button', { name: 'Reopen' })).toBeVisible();
  const sent = (await (await page.request.get(`${team.emulatorUrl}/control/messages`)).json()) as {
    to: string;
    body: string;
  }[];
  expect(sent.filter(({ body, to }) => to.endsWith(CUSTOMER) && body === QUESTION)).toHaveLength(1);
  const address = page.url();

  await page.goto('/analytics');
  const tile = (label: string) => page.locator('app-figure-tile', { hasText: label });
  await expect(tile('Rating from 1 to 5 (average)')).toContainText(/\b4(\.0)?\b/);
  await expect(tile('Ratings given')).toContainText('1');

  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    await context.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
    const shown = await context.newPage();
    await shown.goto(address);
    await expect(shown.getByRole('log')).toContainText(/4 (of|de) 5/);
    await look(shown, 'rating-thread', looks);
    await shown.goto('/analytics');
    await expect(shown.locator('app-figure-tile').first()).toBeVisible();
    await look(shown, 'rating-figures', looks, true);
    await context.close();
  }
});
