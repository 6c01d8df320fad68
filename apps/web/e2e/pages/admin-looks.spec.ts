import type { AccountItem, ContactEntry, ContactField } from '@centralita/shared-types';
import type { Page } from '@playwright/test';
import { look, LOOKS } from '../support/look';
import { expect, test } from '../support/team';

/** Something on every page, besides what the demo brings: an organisation more, an invitation, a test, an alert, fields of contacts. */
async function furnish(page: Page): Promise<{ account: string; contact: string }> {
  const { request } = page;
  const post = async <T>(path: string, data: object): Promise<T> => {
    // As a page of the server sends it.
    const answer = await request.post(path, { data, headers: { 'Sec-Fetch-Site': 'same-origin' } });
    expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
    return (await answer.json()) as T;
  };
  await post('/api/invitations', { email: 'marta@desk.example', role: 'agent' });
  await post('/api/organisations', { name: 'Taller Luna' });
  const accounts = (await (await request.get('/api/accounts')).json()) as AccountItem[];
  const account = accounts.find(({ provider }) => provider === 'twilio');
  if (!account) throw new Error('The demo brings no account.');
  await post(`/api/accounts/${account.id}/test`, {});
  const accountSid = account.facts['accountSid'] ?? '';
  // What somebody sends who does not have the account's token.
  for (let attempt = 0; attempt < 6; attempt++)
    await request.post('/handle_calls', {
      form: {
        AccountSid: accountSid,
        CallSid: `CA${'0'.repeat(32)}`,
        To: '+12025550100',
        From: '+12025550111',
      },
      headers: { 'X-Twilio-Signature': 'bm90IHRoZSByaWdodCBvbmU=' },
    });
  const size = await post<ContactField>('/api/contact-fields', {
    ...{ name: 'Talla', kind: 'choice', choices: ['Pequeña', 'Mediana', 'Grande'] },
  });
  await post('/api/contact-fields', { name: 'Cumpleaños', kind: 'date' });
  await post('/api/contact-fields', { name: 'Nº de cliente', kind: 'text' });
  const { id } = await post<ContactEntry>('/api/contacts', {
    channel: 'sms',
    address: '+34612000001',
    name: 'Ana Ruiz',
  });
  await request.patch(`/api/contacts/${id}`, {
    data: { fields: [{ fieldId: size.id, value: 'Mediana' }] },
    headers: { 'Sec-Fetch-Site': 'same-origin' },
  });
  await post(`/api/contacts/${id}/copies`, { language: 'es' });
  return { account: account.id, contact: id };
}

for (const looks of LOOKS) {
  const { device, viewport, colorScheme, locale } = looks;
  test(`the pages of whoever runs the place on a ${device}, ${colorScheme}, ${locale}`, async ({
    page,
    team,
    browser,
  }) => {
    test.setTimeout(300_000);
    await team.setUp(page, { demo: true });
    const { account, contact } = await furnish(page);
    const organisations = (await (await page.request.get('/api/organisations')).json()) as { id: string }[];
    const storageState = await page.context().storageState();
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await context.newPage();
    const visit = async (name: string, path: string): Promise<void> => {
      await shown.goto(path);
      await expect(shown.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(shown.locator('app-skeleton')).toHaveCount(0);
      await look(shown, name, looks, true);
    };
    await visit('people', '/people');
    await visit('organisations', '/organisations');
    await visit('organisation', `/organisations/${organisations[0]?.id}`);
    await visit('accounts', '/accounts');
    await visit('account', `/accounts/${account}`);
    await visit('alerts', '/alerts');
    await visit('jobs', '/alerts/jobs');
    await visit('alert-webhook', '/alerts/webhook');
    await visit('audit', '/audit');
    await visit('activity', '/activity');
    await visit('contact-fields', '/contacts/fields');
    await shown.goto(`/contacts/${contact}`);
    const download = shown.getByRole('button', { name: /^(Descargar|Download)$/ });
    await expect(download).toBeVisible();
    await visit('contact', `/contacts/${contact}`);
    await expect(download).toBeVisible();
    const saved = shown.waitForEvent('download');
    await download.click();
    expect((await saved).suggestedFilename()).toBe('person.zip');
    await context.close();
  });
}
