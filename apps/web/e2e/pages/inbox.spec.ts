import { carlaWrites, openDemoMessages } from '../support/demo-messages';
import { LOOKS, look } from '../support/look';
import { expect, test } from '../support/team';

const CUSTOMER = '+34600123457';

test('a conversation is taken, labelled, noted and put off by keys, and comes back when they write', async ({
  page,
  team,
  browser,
}) => {
  test.setTimeout(300_000);
  const organisation = await openDemoMessages(page, team);
  const headers = { origin: team.baseUrl, 'sec-fetch-site': 'same-origin' };
  for (const [path, data] of [
    ['labels', { name: 'Facturas', colour: 'teal' }],
    ['saved-replies', { shortcut: 'hola', text: 'Hola {{contact.firstName}}, soy {{agent.name}}.' }],
  ] as const)
    expect(
      (await page.request.post(`/api/${path}?organisation=${organisation}`, { data, headers })).status(),
    ).toBe(201);
  await page.goto('/inbox');
  await carlaWrites(page.request, team, CUSTOMER, 'Mi factura no cuadra');
  await page.locator('app-conversation-row a', { hasText: 'Carla Gómez' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Carla Gómez' })).toBeVisible();
  const bar = page.locator('app-handling-bar');
  await page.getByRole('heading', { level: 1 }).focus();

  await page.keyboard.press('a');
  await page.getByRole('menuitemradio', { name: 'Me', exact: true }).click();
  await expect(bar.getByRole('button', { name: /^Assigned to\s*Me$/ })).toBeVisible();
  await page.keyboard.press('l');
  await page.getByRole('menuitemcheckbox', { name: 'Facturas' }).click();
  await expect(bar.locator('app-label-chip')).toHaveText('Facturas');

  await page.getByRole('button', { name: 'Note', exact: true }).click();
  await page.getByRole('textbox', { name: /^Note for the team/ }).fill('Paid twice in March');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('log')).toContainText('Note for the team');
  await page.getByRole('button', { name: 'Reply', exact: true }).click();
  const field = page.getByRole('textbox', { name: 'Message to Carla Gómez' });
  await field.pressSequentially('/ho');
  await page.getByRole('option', { name: '/hola' }).click();
  await expect(field).toHaveValue(/^Hola Carla, soy /);

  const address = page.url();
  const settings = {
    replyMinutes: 60,
    asksRating: true,
    ratingQuestionEs: '¿Qué tal?',
    ratingQuestionEn: 'And?',
  };
  const put = await page.request.put(`/api/inbox-settings?organisation=${organisation}`, {
    data: settings,
    headers,
  });
  expect(put.status()).toBe(200);
  const id = address.split('/').at(-1) ?? '';
  const opened = `/api/conversations/${id}?organisation=${organisation}`;
  await page.request.patch(opened, { data: { answeredBy: 'person' }, headers });
  await carlaWrites(page.request, team, CUSTOMER, '¿Sigues ahí?');
  await expect(bar.locator('app-reply-due')).toContainText('to reply');

  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const own = await team.other(browser, { storageState, viewport, colorScheme, locale });
    await own.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
    const shown = await own.newPage();
    await shown.goto('/inbox');
    await expect(shown.locator('app-conversation-row app-label-chip')).toHaveCount(1);
    await look(shown, 'inbox-list', looks);
    await shown.goto(address);
    await expect(shown.locator('app-thread-entry-line.note')).toHaveCount(1);
    await look(shown, 'inbox-thread', looks);
    await shown.locator('app-handling-bar button').nth(1).click();
    await expect(shown.getByRole('menu')).toBeVisible();
    await look(shown, 'inbox-snooze', looks);
    await shown.keyboard.press('Escape');
    await shown.goto('/inbox/settings');
    await expect(shown.locator('textarea')).toHaveCount(2);
    await look(shown, 'inbox-settings', looks);
    await own.close();
  }

  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('s');
  await page.getByRole('menuitem', { name: 'Until they write' }).click();
  await expect(page.locator('app-conversation-row')).toHaveCount(0);
  await carlaWrites(page.request, team, CUSTOMER, '¿Hay alguien?');
  await expect(page.locator('app-conversation-row')).toHaveCount(1);
  await expect(page.locator('app-conversation-row')).toContainText('Facturas');
});
