import type { ContactField } from '@centralita/shared-types';
import type { Page } from '@playwright/test';
import { choose } from '../support/choose';
import { DEMO_LINE } from '../support/emulator';
import { faultsIn, look, LOOKS } from '../support/look';
import { expect, test, type Team } from '../support/team';

/** The emulator delivers nothing to the second of them (30003); the fourth asks for no messages. */
const CONTACTS = [
  'name,channel,phone,Size,Visits',
  'Ana Ruiz,sms,+12025550161,M,12',
  'Ben Cole,sms,+12025550131,L,9',
  'Cleo Martí,sms,+12025550163,S,30',
  'Dora Vidal,sms,+12025550164,M,4',
  'Eva Sanz,sms,+12025550165,,7',
].join('\n');
const headers = { 'Sec-Fetch-Site': 'same-origin' };

/** Contacts of the demo's café, which has a number to write from. @returns the café, and the field that says their size */
async function furnish(page: Page, team: Team): Promise<{ organisation: string; size: string }> {
  await team.setUp(page, { demo: true });
  const { request } = page;
  const organisations = (await (await request.get('/api/organisations')).json()) as {
    id: string;
    numbers: string[];
  }[];
  const organisation = organisations.find(({ numbers }) => numbers.includes(DEMO_LINE))?.id ?? '';
  const added = async (data: object): Promise<ContactField> => {
    const answer = await request.post(`/api/contact-fields?organisation=${organisation}`, { data, headers });
    expect(answer.status(), await answer.text()).toBe(201);
    return (await answer.json()) as ContactField;
  };
  const size = await added({ name: 'Size', kind: 'choice', choices: ['S', 'M', 'L'] });
  await added({ name: 'Visits', kind: 'number' });
  const brought = await request.post(`/api/contacts/import?dryRun=false&organisation=${organisation}`, {
    data: CONTACTS,
    headers: { ...headers, 'content-type': 'text/csv' },
  });
  expect(await brought.json()).toMatchObject({ added: 5, faults: [] });
  const stop = { from: '+12025550164', to: DEMO_LINE, body: 'STOP' };
  expect((await request.post(`${team.emulatorUrl}/control/messages`, { data: stop })).status()).toBe(201);
  await page.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
  return { organisation, size: size.id };
}

const sentBy = async (page: Page, team: Team): Promise<string[]> => {
  const all = (await (await page.request.get(`${team.emulatorUrl}/control/messages`)).json()) as {
    to: string;
    body: string;
  }[];
  return all.filter(({ body }) => body.includes('we open')).map(({ to, body }) => `${to} ${body}`);
};

test('a campaign to contacts by their fields: written, tried, started, watched, billed; the next one is estimated', async ({
  page,
  team,
  browser,
}) => {
  const { organisation, size } = await furnish(page, team);
  await page.goto('/campaigns');
  await page.getByRole('button', { name: 'New campaign' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name (only your team sees it)').fill('Autumn');
  await choose(dialog.getByRole('combobox', { name: 'Over' }), 'SMS');
  await dialog.getByRole('textbox', { name: 'Text' }).fill('Hello[ {name}], we open again on Monday.');
  await dialog.getByRole('radio', { name: 'Contacts of this channel' }).check();
  await dialog.getByRole('checkbox', { name: 'Also in quiet hours' }).check();

  // By keyboard: two conditions are added, one of them goes again.
  const group = (number: number) => dialog.getByRole('group', { name: `Condition ${number}` });
  await dialog.getByRole('button', { name: 'Add a condition' }).focus();
  await page.keyboard.press('Enter');
  await expect(group(1)).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(group(1).getByRole('combobox', { name: 'Field' })).toBeFocused();
  await page.keyboard.press('Tab');
  for (const choice of ['S', 'M', 'L']) {
    await page.keyboard.press('Tab');
    await expect(group(1).getByRole('checkbox', { name: choice })).toBeFocused();
    if (choice !== 'S') await page.keyboard.press('Space');
  }
  await dialog.getByRole('button', { name: 'Add a condition' }).focus();
  await page.keyboard.press('Enter');
  await expect(group(2)).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('V');
  await expect(group(2).getByLabel('Value')).toBeVisible();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(group(2).getByRole('alert')).toHaveText('Write what it is compared with.');
  expect(await faultsIn(page)).toEqual([]);
  await group(2).getByRole('button', { name: 'Remove condition 2' }).focus();
  await page.keyboard.press('Enter');
  await expect(group(2)).toHaveCount(0);
  await expect(group(1)).toBeFocused();
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved: Autumn')).toBeVisible();

  const row = page.locator('app-campaigns-page li', { hasText: 'Autumn' });
  // What was saved is open, and the keyboard goes on there.
  await expect(row.locator('summary')).toBeFocused();
  await row.getByRole('button', { name: 'Check and start (Autumn)' }).click();
  await expect(dialog).toContainText('2 would get it');
  await expect(dialog).toContainText('Hello Ben Cole, we open again on Monday.');
  await expect(dialog).toContainText('1 asked for no messages +12025550164');
  await expect(dialog).toContainText('What it costs is not known yet');
  await dialog.getByRole('button', { name: 'Start now' }).click();
  await expect(dialog).toHaveCount(0);
  const figure = (name: string) =>
    row.locator('app-campaign-figures dl > div').filter({ has: page.getByText(name, { exact: true }) });
  await expect(row.locator('app-state-chip')).toHaveText(/Done/);
  // Who has opened it sees its end without opening it again.
  await expect(row.locator('app-campaign-figures')).toBeVisible();
  await expect(figure('Delivered')).toContainText('1');
  await expect(figure('Failed')).toContainText('1');
  await expect(row.getByRole('link', { name: "Twilio's code 30003" })).toBeVisible();
  expect((await sentBy(page, team)).sort()).toEqual([
    '+12025550131 Hello Ben Cole, we open again on Monday.',
    '+12025550161 Hello Ana Ruiz, we open again on Monday.',
  ]);

  // Twilio tells prices some time after; from then on they say what the next campaign is going to cost.
  await expect(row).toContainText('What it cost is not known yet');
  team.bringForward('message-prices');
  await expect(row).toContainText('Billed by Twilio: $0.0166.', { timeout: 120_000 });
  const { id: draft } = (await (
    await page.request.post(`/api/campaigns?organisation=${organisation}`, {
      headers,
      data: {
        ...{ name: 'Winter', channel: 'sms', text: 'Hello[ {name}], we close on Friday at eight.' },
        contacts: {
          conditions: [
            { fieldId: size, comparison: 'one-of', values: ['M', 'L'] },
            { fieldId: size, comparison: 'filled', values: [] },
          ],
        },
        ...{ perMinute: 30, perDay: 500, evenInQuietHours: true },
      },
    })
  ).json()) as { id: string };
  expect(draft).toBeTruthy();

  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await context.newPage();
    await shown.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
    await shown.goto('/campaigns');
    const rows = shown.locator('app-campaigns-page li');
    await rows.nth(0).locator('summary').click();
    await look(shown, 'campaign-draft', looks, true);
    await rows.nth(0).locator('app-icon[name="edit"]').locator('..').click();
    await expect(shown.locator('app-conditions-field li')).toHaveCount(2);
    await shown.locator('app-conditions-field').scrollIntoViewIfNeeded();
    await look(shown, 'campaign-conditions', looks);
    await shown.keyboard.press('Escape');
    await expect(shown.getByRole('dialog')).toHaveCount(0);
    await rows.nth(0).locator('.buttons button').first().click();
    await expect(shown.locator('app-start-dialog app-cost-line')).toContainText(/0[.,]0166/);
    await look(shown, 'campaign-dry-run', looks);
    await shown.keyboard.press('Escape');
    await expect(shown.getByRole('dialog')).toHaveCount(0);
    await rows.nth(0).locator('summary').click();
    await rows.nth(1).locator('summary').click();
    await expect(rows.nth(1).locator('app-cost-line')).toContainText(/0[.,]0166/);
    await look(shown, 'campaign-report', looks, true);
    await context.close();
  }
});

test.describe('where the messages of the day are limited', () => {
  test.use({ environment: { MESSAGES_PER_DAY: '1' } });

  test('a campaign says when it goes on by itself, and can be paused and stopped meanwhile', async ({
    page,
    team,
    browser,
  }) => {
    const { organisation } = await furnish(page, team);
    const ask = async (path: string, data: object): Promise<{ id: string; goesOnAt: number | null }> => {
      const answer = await page.request.post(`/api/campaigns${path}?organisation=${organisation}`, {
        ...{ data, headers },
      });
      expect(answer.ok(), await answer.text()).toBe(true);
      return (await answer.json()) as { id: string; goesOnAt: number | null };
    };
    const { id } = await ask('', {
      ...{ name: 'Autumn', channel: 'sms', text: 'Hello[ {name}], we open again on Monday.' },
      ...{ contacts: {}, perMinute: 30, perDay: null, evenInQuietHours: true },
    });
    await ask(`/${id}/start`, {});
    const storageState = await page.context().storageState();
    for (const looks of LOOKS) {
      const { viewport, colorScheme, locale } = looks;
      const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
      const shown = await context.newPage();
      await shown.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), organisation);
      await shown.goto('/campaigns');
      await expect(shown.locator('app-campaigns-page li app-state-chip')).toHaveText(/Waiting|En espera/);
      await expect(shown.locator('app-campaigns-page li app-notice')).toContainText(
        /Goes on by itself at|Continúa sola/,
      );
      await look(shown, 'campaign-waiting', looks, true);
      await context.close();
    }

    await page.goto('/campaigns');
    const row = page.locator('app-campaigns-page li', { hasText: 'Autumn' });
    await row.getByRole('button', { name: 'Pause (Autumn)' }).focus();
    await page.keyboard.press('Enter');
    await expect(row.locator('app-state-chip')).toHaveText(/Paused/);
    await expect(row).not.toContainText('Goes on by itself');
    await row.getByRole('button', { name: 'Go on (Autumn)' }).focus();
    await page.keyboard.press('Enter');
    await expect(row.locator('app-state-chip')).toHaveText(/Waiting/);
    await row.getByRole('button', { name: 'Stop (Autumn)' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await expect(row.locator('app-state-chip')).toHaveText(/Stopped/);
    expect(await sentBy(page, team)).toHaveLength(1);
  });
});
