import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';

interface Credentials {
  accountSid: string;
  authToken: string;
  apiKeySid: string;
  apiKeySecret: string;
  twimlAppSid: string;
  phoneNumber: string;
}

const LABELS: Record<keyof Credentials, string> = {
  accountSid: 'Account SID',
  authToken: 'Auth Token',
  apiKeySid: 'API Key SID',
  apiKeySecret: 'API Key Secret',
  twimlAppSid: 'TwiML App SID',
  phoneNumber: 'Twilio phone number',
};

async function demoCredentials(page: Page): Promise<Credentials> {
  const response = await page.request.get('/api/demo-account');
  return ((await response.json()) as { credentials: Credentials }).credentials;
}

async function openForm(page: Page): Promise<void> {
  await page.goto('/');
  const show = page.getByRole('button', { name: 'Connect it instead' });
  await show.click();
  await expect(page.getByLabel(LABELS.accountSid, { exact: true })).toBeVisible();
}

async function fill(page: Page, values: Credentials): Promise<void> {
  for (const [field, label] of Object.entries(LABELS)) {
    await page.getByLabel(label, { exact: true }).fill(values[field as keyof Credentials]);
  }
}

test('enters the six values by hand, tests and saves them; they stay in this browser and can be forgotten', async ({
  phone,
}) => {
  const { page } = phone;
  const credentials = await demoCredentials(page);
  await openForm(page);
  await expect(page.getByText(/any script that runs on this page's address can read them/)).toBeVisible();
  await fill(page, { ...credentials, accountSid: `  ${credentials.accountSid} ` });

  await page.getByRole('button', { name: 'Test and save' }).click();

  await phone.expectReady();
  const stored = await page.evaluate(() => JSON.stringify(localStorage));
  expect(stored).toContain(credentials.accountSid);

  await page.reload();
  await phone.expectReady();

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Forget' }).click();
  await expect(page.getByRole('button', { name: 'Undo' })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(credentials.authToken);
});

test('keeps the values for this tab only where asked to', async ({ phone }) => {
  const { page } = phone;
  const credentials = await demoCredentials(page);
  await openForm(page);
  await fill(page, credentials);
  await page.getByRole('radio', { name: /This tab only/ }).check();

  await page.getByRole('button', { name: 'Test and save' }).click();

  await phone.expectReady();
  expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(credentials.authToken);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).toContain(credentials.accountSid);
});

test('says which value is wrong, why, and where the right one stands', async ({ phone }) => {
  const { page } = phone;
  const credentials = await demoCredentials(page);
  await openForm(page);

  await fill(page, { ...credentials, accountSid: credentials.apiKeySid, phoneNumber: '2025550100' });
  await page.getByRole('button', { name: 'Test and save' }).click();
  await expect(page.getByText('This looks like another value: API Key SID.')).toBeVisible();
  await expect(page.getByText(/The country code is missing/)).toBeVisible();

  const found = page.locator('app-connection-report');
  await fill(page, { ...credentials, authToken: 'f'.repeat(32) });
  await page.getByRole('button', { name: 'Test and save' }).click();
  await expect(found).toContainText('Twilio refuses this Auth Token for this account');

  await fill(page, { ...credentials, apiKeySecret: 'x'.repeat(32) });
  await page.getByRole('button', { name: 'Test and save' }).click();
  await expect(found).toContainText('the secret is not its own');

  await fill(page, { ...credentials, twimlAppSid: `AP${'0'.repeat(32)}` });
  await page.getByRole('button', { name: 'Test and save' }).click();
  await expect(found).toContainText('no TwiML App with this SID');

  await fill(page, { ...credentials, phoneNumber: '+12025550999' });
  await page.getByRole('button', { name: 'Test and save' }).click();
  await expect(found).toContainText('does not own the number');
});

test('speaks Spanish where the browser does, and switches', async ({ browser, phone }) => {
  await phone.page.goto('/');
  const base = new URL(phone.page.url()).origin;
  const context = await browser.newContext({ locale: 'es-MX', baseURL: base });
  const page = await context.newPage();
  await page.goto('/');
  await expect(page.locator('html')).toHaveAttribute('lang', 'es');
  await expect(page.getByRole('button', { name: 'Usar la línea de prueba' })).toBeVisible();

  await page.getByRole('button', { name: /English/ }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: 'Use the demo line' })).toBeVisible();
  await context.close();
});

test('no request leaves this machine in demo mode', async ({ phone, emulator }) => {
  const hosts = new Set<string>();
  const note = (url: string): void => {
    const { protocol, hostname } = new URL(url);
    if (/^(https?|wss?):$/.test(protocol)) hosts.add(hostname);
  };
  phone.page.on('request', (request) => note(request.url()));
  phone.page.on('websocket', (socket) => note(socket.url()));

  await phone.takeDemoLine();
  await phone.dial('+12025550111');
  await phone.expectState('live');
  await emulator.activeCall({ to: '+12025550111', direction: 'outbound-dial' });
  await phone.page.waitForTimeout(3000);
  await phone.button('Hang up').click();
  await phone.expectState('ended');

  expect([...hosts].filter((host) => host !== 'localhost' && host !== '127.0.0.1')).toEqual([]);
  expect(hosts.size).toBeGreaterThan(0);
});
