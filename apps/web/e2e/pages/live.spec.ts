import type { Browser, BrowserContext, Page } from '@playwright/test';
import { expect, test, type Team } from '../support/team';

const SAME_ORIGIN = { 'Sec-Fetch-Site': 'same-origin' };

/** Invites somebody and lets them in, in a browser of their own. */
async function letIn(owner: Page, team: Team, browser: Browser, email: string): Promise<BrowserContext> {
  const made = await owner.request.post('/api/invitations', {
    data: { email, role: 'admin' },
    headers: SAME_ORIGIN,
  });
  const { link } = (await made.json()) as { link: string };
  const context = await team.other(browser);
  const joined = await context.request.post('/api/invitations/accept', {
    data: { code: new URL(link).hash.slice(1), name: 'Bea Soto', password: 'eight patient windmills' },
    headers: SAME_ORIGIN,
  });
  expect(joined.ok(), await joined.text()).toBe(true);
  return context;
}

const invite = async (page: Page, email: string): Promise<void> => {
  const made = await page.request.post('/api/invitations', {
    data: { email, role: 'viewer' },
    headers: SAME_ORIGIN,
  });
  expect(made.ok(), await made.text()).toBe(true);
};

const live = (page: Page, state = 'Live') =>
  expect(page.locator('app-connection-indicator')).toContainText(state);

test('two people see the same change at once, and lose nothing of what they are typing', async ({
  page,
  team,
  browser,
}) => {
  await team.setUp(page);
  const context = await letIn(page, team, browser, 'bea@desk.example');
  const bea = await context.newPage();
  await page.goto('/people');
  await bea.goto('/people');
  await live(page);
  await live(bea);

  await bea.getByRole('button', { name: 'Invite', exact: true }).click();
  await bea.getByLabel('E-mail address').fill('half-typed@desk');

  await page.getByRole('button', { name: 'Invite', exact: true }).click();
  await page.getByLabel('E-mail address').fill('cai@desk.example');
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  await expect(page.getByText('Shown only now')).toBeVisible();
  await page.getByRole('button', { name: 'Done' }).click();

  await expect(bea.locator('.rows')).toContainText('cai@desk.example');
  await expect(bea.getByLabel('E-mail address')).toHaveValue('half-typed@desk');
  await expect(bea.getByLabel('E-mail address')).toBeFocused();
  await context.close();
});

test('a dropped connection says so, and catches up with what it missed', async ({ page, team, browser }) => {
  await team.setUp(page);
  const context = await letIn(page, team, browser, 'bea@desk.example');
  const bea = await context.newPage();
  await bea.goto('/activity');
  await live(bea);
  // The page itself comes by the same line: it must be there before the line is cut.
  await expect(bea.getByText('Somebody was invited.')).toHaveCount(1);
  const asked: string[] = [];
  bea.on('request', (request) => {
    if (request.url().includes('/api/live')) asked.push(request.headers()['last-event-id'] ?? '');
  });

  await context.setOffline(true);
  await live(bea, 'Offline');
  await invite(page, 'dan@desk.example');
  await context.setOffline(false);

  await live(bea);
  await expect(bea.getByText('Somebody was invited.')).toHaveCount(2);
  expect(asked.at(-1)).not.toBe('');
  await context.close();
});

test('two tabs share one connection, and the one that is left takes it over', async ({
  page,
  team,
  browser,
}) => {
  await team.setUp(page);
  const context = await letIn(page, team, browser, 'bea@desk.example');
  let streams = 0;
  context.on('request', (request) => void (request.url().includes('/api/live') && streams++));
  const first = await context.newPage();
  await first.goto('/people');
  await live(first);
  const second = await context.newPage();
  await second.goto('/people');
  await live(second);
  expect(streams).toBe(1);

  await invite(page, 'eva@desk.example');
  await expect(first.locator('.rows')).toContainText('eva@desk.example');
  await expect(second.locator('.rows')).toContainText('eva@desk.example');

  await first.close();
  await expect.poll(() => streams).toBe(2);
  await invite(page, 'fay@desk.example');
  await expect(second.locator('.rows')).toContainText('fay@desk.example');
  expect(streams).toBe(2);
  await context.close();
});

test('somebody who joins elsewhere is told of by a toast that leaves the focus alone', async ({
  page,
  team,
  browser,
}) => {
  await team.setUp(page);
  await page.goto('/organisations');
  await live(page);
  const create = page.getByRole('button', { name: 'Create organisation' });
  await create.focus();
  const context = await letIn(page, team, browser, 'bea@desk.example');
  await expect(page.locator('app-toast-host')).toContainText('Somebody has joined.');
  await expect(create).toBeFocused();
  await page.getByRole('button', { name: 'Look' }).click();
  await expect(page).toHaveURL(/\/people$/);
  await expect(page.getByText('bea@desk.example')).toBeVisible();
  await context.close();
});
