import type { APIRequestContext, Page } from '@playwright/test';
import { DEMO_LINE } from '../support/emulator';
import { LOOKS, faultsIn, look } from '../support/look';
import { expect, test, type Team } from '../support/team';

const CUSTOMER = '+34600123456';

/** The demo line's WhatsApp leads to the product, and the page shows the organisation that has it. */
async function open(page: Page, team: Team): Promise<void> {
  await team.setUp(page, { demo: true });
  const url = `${team.baseUrl.replace('localhost', '127.0.0.1')}/webhooks/messages`;
  const wired = await page.request.put(
    `${team.emulatorUrl}/control/whatsapp-senders/${encodeURIComponent(DEMO_LINE)}`,
    { data: { url, statusUrl: `${url}/status` } },
  );
  expect(wired.ok()).toBe(true);
  const answer = await page.request.get('/api/organisations');
  const organisations = (await answer.json()) as { id: string; numbers: string[] }[];
  const demo = organisations.find(({ numbers }) => numbers.includes(DEMO_LINE));
  await page.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), demo?.id ?? '');
  await page.goto('/inbox');
}

const write = async (request: APIRequestContext, team: Team, body: string): Promise<void> => {
  const data = { channel: 'whatsapp', from: CUSTOMER, to: DEMO_LINE, body, profileName: 'Carla Gómez' };
  const answer = await request.post(`${team.emulatorUrl}/control/messages`, { data });
  expect(answer.status()).toBe(201);
};

test('a WhatsApp message appears live, the bot answers with its source, a person replies, the ticks move', async ({
  page,
  team,
}) => {
  await open(page, team);
  await expect(page.getByText('No messages yet')).toBeVisible();

  await write(page.request, team, '¿Qué documentos necesito para alquilar un piso?');
  const row = page.locator('app-conversation-row a', { hasText: 'Carla Gómez' });
  await expect(row).toBeVisible();
  await expect(row).toContainText('Unread messages: 1');

  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Carla Gómez' })).toBeFocused();
  const thread = page.getByRole('log');
  await expect(thread.locator('app-message-bubble.theirs')).toHaveCount(1);
  const answer = thread.locator('app-message-bubble', { has: page.locator('app-answer-source') });
  await expect(answer).toHaveCount(1);
  await answer.locator('summary').click();
  await expect(answer.locator('dl')).toContainText('Took');
  await expect(row).not.toContainText('Unread messages');

  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('r');
  const field = page.getByRole('textbox', { name: 'Message to Carla Gómez' });
  await expect(field).toBeFocused();
  await field.fill('Hola Carla, te ayudo yo.');
  await field.press('Enter');
  await expect(field).toHaveValue('');
  const mine = thread.locator('app-message-bubble', { hasText: 'te ayudo yo' });
  await expect(mine).toContainText('You');
  await expect(mine).toContainText('Delivered');
  await expect(page.getByText('You answer: the bot is paused.')).toBeVisible();

  expect(await faultsIn(page)).toEqual([]);
});

test('a mail is read from its start, with its files behind it, and is answered within its thread', async ({
  page,
  team,
}) => {
  const errors: string[] = [];
  page.on('console', (line) => line.text().includes('ResizeObserver') && errors.push(line.text()));
  await open(page, team);
  const mails = `${team.emulatorUrl}/control/mail`;
  const writer = 'laura@correo.example';
  const paragraphs = '<p>Somos catorce, y una de nosotras no toma gluten.</p>'.repeat(40);
  const mail = {
    ...{ from: writer, name: 'Laura Prieto', to: 'hola@cafe-aurora.example', subject: 'Reserva para 14' },
    ...{ text: 'Somos catorce.', html: `<h1>Principio</h1>${paragraphs}` },
    attachments: [
      { filename: 'lista.txt', type: 'text/plain', content: Buffer.from('gluten').toString('base64') },
    ],
  };
  expect((await page.request.post(mails, { data: mail })).status()).toBe(201);
  await page.locator('app-conversation-row a', { hasText: 'Laura Prieto' }).click();
  const bubble = page.locator('app-message-bubble');
  const start = page.frameLocator('app-mail-frame iframe').getByRole('heading', { name: 'Principio' });
  await expect(start).toBeInViewport();
  await expect(bubble.getByText('Reserva para 14')).toBeInViewport();
  await expect(bubble.getByText('lista.txt')).not.toBeInViewport();
  await bubble.getByText('lista.txt').scrollIntoViewIfNeeded();
  await expect(start).not.toBeInViewport();
  expect(await faultsIn(page)).toEqual([]);

  await page.getByRole('textbox', { name: 'Message to Laura Prieto' }).fill('Sin problema, Laura.');
  await page.keyboard.press('Enter');
  await expect(bubble.last()).toContainText('Delivered');
  await expect(bubble.last()).toBeInViewport();
  const sent = (await (await page.request.get(`${mails}?to=${writer}`)).json()) as { subject: string }[];
  expect(sent.map(({ subject }) => subject)).toEqual(['Re: Reserva para 14']);
  expect(errors).toEqual([]);
});

test('messages, on every device and in both languages', async ({ page, team, browser }) => {
  test.setTimeout(300_000);
  await open(page, team);
  await write(page.request, team, 'Mira https://example.com/a?b=1, gracias');
  await expect(page.locator('app-conversation-row')).toHaveCount(1);
  const storageState = await page.context().storageState();
  const organisation = await page.evaluate(() => sessionStorage.getItem('centralita.organisation') ?? '');
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const own = await team.other(browser, { storageState, viewport, colorScheme, locale });
    await own.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
    const shown = await own.newPage();
    await shown.goto('/inbox');
    await expect(shown.locator('app-conversation-row')).toHaveCount(1);
    await look(shown, 'messages', looks);
    await shown.locator('app-conversation-row a').click();
    await expect(shown.locator('app-message-bubble').first()).toBeVisible();
    await look(shown, 'messages-thread', looks);
    await own.close();
  }
});
