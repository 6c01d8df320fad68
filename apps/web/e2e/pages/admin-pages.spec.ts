import { expect, test } from '../support/team';

interface Credentials {
  accountSid: string;
  authToken: string;
  apiKeySid: string;
  apiKeySecret: string;
  twimlAppSid: string;
}

test('an account is saved and tested, and its secrets never come back', async ({ page, team }) => {
  await team.setUp(page);
  const demo = (await (await page.request.get('/api/demo-account')).json()) as { credentials: Credentials };
  const { accountSid, authToken, apiKeySid, apiKeySecret, twimlAppSid } = demo.credentials;
  const answers: string[] = [];
  page.on('response', (response) => {
    if (response.url().includes('/api/accounts'))
      void response.text().then(
        (text) => answers.push(text),
        () => undefined,
      );
  });

  await page.goto('/accounts');
  await page.getByRole('link', { name: 'Twilio' }).click();
  await page.getByLabel('Account SID').fill(accountSid);
  await page.getByLabel('Auth Token', { exact: true }).fill(authToken);
  await page.getByLabel('API Key SID').fill(apiKeySid);
  await page.getByLabel('API Key Secret', { exact: true }).fill(apiKeySecret);
  await page.getByLabel('TwiML App SID').fill(twimlAppSid);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page).toHaveURL(/\/accounts\/[^/]+$/);
  await expect(page.getByLabel('Auth Token', { exact: true })).toHaveAttribute('placeholder', /Set/);

  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('Twilio accepts the account and its Auth Token.')).toBeVisible();
  await expect(page.getByText('The key and its secret work.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Addresses to paste at the provider' })).toBeVisible();

  await page.reload();
  await expect(page.getByLabel('Auth Token', { exact: true })).toHaveValue('');
  await expect(page.getByLabel('API Key Secret', { exact: true })).toHaveValue('');
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(answers.length).toBeGreaterThan(3);
  for (const secret of [authToken, apiKeySecret])
    expect([await page.content(), kept, ...answers].filter((text) => text.includes(secret))).toEqual([]);

  await page.getByRole('button', { name: 'Remove', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByText('No account yet')).toBeVisible();
});

test('a number has one owner: the clash is explained, and a removal undone', async ({ page, team }) => {
  await team.setUp(page);
  await page.goto('/organisations');
  await page.getByRole('link', { name: /Clínica Sol/ }).click();
  await page.getByLabel('Add a number').fill('0034 910 000 001');
  await page.getByLabel('Add a number').press('Enter');
  await expect(page.getByText('+34 910 00 00 01')).toBeVisible();

  await page.getByRole('link', { name: 'All organisations' }).click();
  await page.getByRole('button', { name: 'Create organisation' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('Taller Luna');
  await page.getByRole('dialog').getByRole('button', { name: 'Create organisation' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Taller Luna' })).toBeVisible();
  await page.getByLabel('Add a number').fill('+34910000001');
  await page.getByLabel('Add a number').press('Enter');
  await expect(page.getByText('Clínica Sol has this number.')).toBeVisible();

  await page.getByLabel('Add a domain').fill('ana@luna.example');
  await page.getByLabel('Add a domain').press('Enter');
  await page.getByRole('button', { name: 'Remove luna.example' }).click();
  await expect(page.getByText('No mail domains yet.')).toBeVisible();
  await expect(page.getByLabel('Add a domain')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByRole('button', { name: 'Remove luna.example' })).toBeVisible();
});
