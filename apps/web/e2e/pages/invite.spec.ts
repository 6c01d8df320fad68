import type { Page } from '@playwright/test';
import { choose } from '../support/choose';
import { OWNER, expect, signIn, test, type Team } from '../support/team';

const PASSWORD = 'paper boats at noon';

/** What the people page does when the owner invites: the link is told once. */
async function invite(page: Page, team: Team, role: string, email: string): Promise<string> {
  const answer = await page.request.post(`${team.baseUrl}/api/invitations`, {
    data: { email, role },
    headers: { Origin: team.baseUrl },
  });
  expect(answer.status(), await answer.text()).toBeLessThan(300);
  const { link } = (await answer.json()) as { link: string };
  return `/invitation${new URL(link).hash}`;
}

async function accept(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Choose a password', { exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: 'Accept and sign in' }).click();
  await expect(page).not.toHaveURL(/invitation/);
  await expect(page.getByRole('button', { name: `You: ${name}` })).toBeVisible();
}

test('an invited agent comes in, sees what agents see, and manages the own sessions', async ({
  page,
  team,
  browser,
}) => {
  await team.setUp(page);
  const link = await invite(page, team, 'agent', 'bea@desk.example');

  const context = await team.other(browser);
  const agent = await context.newPage();
  await agent.goto(link);
  await expect(agent.getByRole('heading', { name: `Join ${OWNER.organisationName}` })).toBeVisible();
  await expect(agent.getByText(`${OWNER.name} invites you.`)).toBeVisible();
  await expect(agent).toHaveURL(`${team.baseUrl}/invitation`);
  await accept(agent, link, 'Bea Soler');

  await test.step('a link works once', async () => {
    await agent.goto(link);
    await expect(agent.getByText('This invitation does not work any more')).toBeVisible();
  });

  await test.step('pages of other roles are not shown, nor offered', async () => {
    await agent.goto('/');
    await expect(agent).toHaveURL(/\/phone$/);
    await expect(agent.getByRole('navigation').getByRole('link', { name: 'People' })).toHaveCount(0);
    await agent.goto('/people');
    await expect(agent.getByRole('heading', { name: 'This page is not for your role' })).toBeVisible();
  });

  const elsewhere = await (await team.other(browser)).newPage();
  await test.step('sessions: this one is marked, and one elsewhere is ended', async () => {
    await elsewhere.goto('/sign-in');
    await signIn(elsewhere, 'bea@desk.example', PASSWORD);
    await expect(elsewhere.getByRole('button', { name: 'You: Bea Soler' })).toBeVisible();
    await elsewhere.goto('/profile');
    await elsewhere.getByLabel('Your name').fill('Beatriz Soler');

    await agent.goto('/profile');
    const sessions = agent.locator('app-profile-sessions li');
    await expect(sessions).toHaveCount(2);
    await expect(sessions.filter({ hasText: 'This device' })).toHaveCount(1);
    await agent.getByRole('button', { name: /^End the session on/ }).click();
    await expect(agent.getByRole('heading', { name: /signed in/i })).toBeFocused();
    await expect(sessions).toHaveCount(1);
  });

  await test.step('there, the next thing done asks to sign in again, and what was typed is kept', async () => {
    const name = elsewhere.getByLabel('Your name');
    const again = elsewhere.getByRole('dialog', { name: 'Your session has ended' });
    // The live stream may have noticed first.
    await expect(async () => {
      if (!(await again.isVisible()))
        await elsewhere.getByRole('button', { name: 'Save', exact: true }).click({ timeout: 2_000 });
      await expect(again).toBeVisible({ timeout: 2_000 });
    }).toPass();
    await expect(again.getByLabel('E-mail address')).toHaveValue('bea@desk.example');
    for (let times = 0; times < 3; times++) await elsewhere.keyboard.press('Escape');
    await expect(again).toBeVisible();
    await again.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await again.getByRole('button', { name: 'Sign in', exact: true }).click();
    await expect(again).toHaveCount(0);
    await expect(name).toHaveValue('Beatriz Soler');
    await elsewhere.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(elsewhere.getByText('Saved.')).toBeVisible();
    await expect(elsewhere.getByRole('button', { name: 'You: Beatriz Soler' })).toBeVisible();
  });

  await test.step('a new password ends the sessions elsewhere', async () => {
    await agent.reload();
    await agent.getByRole('button', { name: 'Change', exact: true }).click();
    await agent.getByLabel('Current password', { exact: true }).fill(PASSWORD);
    await agent.getByLabel('New password', { exact: true }).fill('brass keys under snow');
    await agent.getByRole('button', { name: 'Change the password' }).click();
    await expect(agent.getByText('all other devices are signed out')).toBeVisible();
    await elsewhere.goto('/profile');
    await expect(elsewhere).toHaveURL(/\/sign-in\?to=/);
  });
});

test('a token for a program is shown once, works, and is ended', async ({ page, team, playwright }) => {
  await team.setUp(page);
  await page.goto('/profile');
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Nightly report');
  await choose(page.getByRole('combobox', { name: 'Role' }), 'Administrator');
  await page.locator('#token-password').fill(OWNER.password);
  await page.getByRole('button', { name: 'Make the token' }).click();
  const token = await page.getByRole('textbox', { name: 'Nightly report' }).textContent();

  const program = await playwright.request.newContext({
    baseURL: team.baseUrl,
    extraHTTPHeaders: { Authorization: `Bearer ${token}` },
  });
  expect((await program.get('/api/people')).status()).toBe(200);

  await page.reload();
  await expect(page.getByText('Nightly report')).toBeVisible();
  expect(await page.content()).not.toContain(token);
  await page.getByRole('button', { name: 'End the token Nightly report' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'End', exact: true }).click();
  await expect(page.getByText('No tokens yet')).toBeVisible();
  expect((await program.get('/api/people')).status()).toBe(401);
  await program.dispose();
});

test('language and appearance follow a person to another device', async ({ page, team, browser }) => {
  await team.setUp(page);
  await page.goto('/profile');
  const kept = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.getByRole('radio', { name: 'Español' }).check();
  await expect(page.getByRole('heading', { level: 1, name: 'Tu perfil' })).toBeVisible();
  expect((await kept).status()).toBe(200);
  const themeKept = page.waitForResponse((response) => response.request().method() === 'PATCH');
  await page.getByRole('radio', { name: 'Oscuro' }).check();
  expect((await themeKept).status()).toBe(200);

  const other = await (await team.other(browser)).newPage();
  await other.goto('/sign-in');
  await expect(other.locator('html')).toHaveAttribute('lang', 'en');
  await signIn(other, OWNER.email, OWNER.password);
  await expect(other.locator('html')).toHaveAttribute('lang', 'es');
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a reset link sets a new password, and the old sessions are over', async ({ page, team, browser }) => {
  await team.setUp(page);
  const agent = await (await team.other(browser)).newPage();
  await accept(agent, await invite(page, team, 'agent', 'bea@desk.example'), 'Bea Soler');
  const people = (await (await page.request.get(`${team.baseUrl}/api/people`)).json()) as {
    id: string;
    email: string;
  }[];
  const bea = people.find(({ email }) => email === 'bea@desk.example');
  const made = await page.request.post(`${team.baseUrl}/api/people/${bea?.id}/reset-link`, {
    headers: { Origin: team.baseUrl },
  });
  const { link } = (await made.json()) as { link: string };

  await agent.goto(`/reset${new URL(link).hash}`);
  await expect(agent).toHaveURL(`${team.baseUrl}/reset`);
  await agent.getByLabel('New password', { exact: true }).fill('green umbrella, late train');
  await agent.getByRole('button', { name: 'Save the new password' }).click();
  await expect(agent.getByText('Your new password is saved')).toBeVisible();
  await signIn(agent, 'bea@desk.example', 'green umbrella, late train');
  await expect(agent.getByRole('button', { name: 'You: Bea Soler' })).toBeVisible();
});

test('at 390 px the places fit a bar, the rest opens in a sheet, and everything works by keyboard', async ({
  page,
  team,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await team.setUp(page);
  await page.goto('/phone');
  const bar = page.getByRole('navigation');
  await expect(bar.getByRole('link', { name: 'Phone' })).toBeVisible();
  const more = bar.getByRole('button', { name: 'More' });
  if (await more.isVisible()) {
    await more.focus();
    await page.keyboard.press('Enter');
    const sheet = page.getByRole('dialog', { name: 'More places' });
    await expect(sheet).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(more).toBeFocused();
    await more.click();
    await sheet.getByRole('link', { name: 'Glossary' }).click();
    await expect(page).toHaveURL(/\/glossary$/);
    await expect(sheet).toBeHidden();
  }
  await page.getByRole('button', { name: /^You: / }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Profile' }).press('Enter');
  await expect(page.getByRole('heading', { name: 'Your profile' })).toBeFocused();
});

test('where nobody may bring a line of their own, strangers are led to the sign-in page', async ({
  page,
  team,
  browser,
}) => {
  await team.setUp(page);
  const stranger = await (await team.other(browser)).newPage();
  for (const path of ['/', '/phone', '/settings', '/welcome']) {
    await stranger.goto(path);
    await expect(stranger, path).toHaveURL(/\/sign-in/);
  }
  await stranger.goto('/profile');
  await expect(stranger).toHaveURL(/\/sign-in\?to=%2Fprofile/);
});
