import { LOOKS, look } from '../support/look';
import { OWNER, expect, test } from '../support/team';

test('the pages by which people come in, on every device and in both languages', async ({
  page,
  team,
  browser,
}) => {
  test.setTimeout(300_000);
  const code = team.firstRunCode();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const context = await team.other(browser, { viewport, colorScheme, locale });
    const shown = await context.newPage();
    await shown.goto(`/setup#${code}`);
    await expect(shown.locator('#setup-name')).toBeVisible();
    await shown.locator('#setup-password').fill('seven quiet');
    await look(shown, 'setup', looks, true);
    await shown.goto('/invitation');
    await expect(shown.getByRole('alert')).toBeVisible();
    await look(shown, 'invitation-without-link', looks, true);
    await context.close();
  }

  await team.setUp(page, { demo: true });
  const made = await page.request.post('/api/invitations', {
    data: { email: 'bea@desk.example', role: 'agent' },
    headers: { Origin: team.baseUrl },
  });
  const { hash } = new URL(((await made.json()) as { link: string }).link);
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const strange = await team.other(browser, { viewport, colorScheme, locale });
    const stranger = await strange.newPage();
    await stranger.goto('/sign-in');
    await expect(stranger.locator('#sign-in-email')).toBeVisible();
    await stranger.locator('#sign-in-email').fill('nobody@desk');
    await stranger.locator('#sign-in-password').fill('x');
    await look(stranger, 'sign-in', looks);
    await stranger.goto(`/invitation${hash}`);
    await expect(stranger.locator('#invitation-name')).toBeVisible();
    await look(stranger, 'invitation', looks, true);
    await stranger.goto(`/reset#${'x'.repeat(43)}`);
    await expect(stranger.locator('#reset-password')).toBeVisible();
    await look(stranger, 'reset', looks);
    await strange.close();
  }
});

test('the own pages of people, on every device and in both languages', async ({ page, team, browser }) => {
  test.setTimeout(300_000);
  await team.setUp(page, { demo: true });
  const session = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale } = looks;
    const own = await team.other(browser, { storageState: session, viewport, colorScheme, locale });
    const signedIn = await own.newPage();
    await signedIn.goto('/profile');
    await expect(signedIn.locator('app-profile-sessions li').first()).toBeVisible();
    await look(signedIn, 'profile', looks, true);
    const more = signedIn.locator('app-more-places .place');
    if (await more.isVisible()) {
      await more.click();
      await look(signedIn, 'more-places', looks);
      await signedIn.keyboard.press('Escape');
    }
    await signedIn.locator('app-person-menu button').click();
    await look(signedIn, 'person-menu', looks);
    await signedIn.keyboard.press('Escape');
    await own.close();
  }

  await test.step('the picture for the authenticator app, and a session that has ended', async () => {
    const [looks] = LOOKS;
    if (!looks) throw new Error('No look is listed.');
    const own = await team.other(browser, { storageState: session, viewport: looks.viewport });
    const shown = await own.newPage();
    await shown.goto('/profile');
    const factor = shown.locator('app-profile-second-factor');
    await factor.getByRole('button', { name: 'Turn on', exact: true }).click();
    await shown.locator('#proof-password').fill(OWNER.password);
    await shown.getByRole('button', { name: 'Go on' }).click();
    await expect(shown.locator('app-qr-code svg')).toBeVisible();
    await look(shown, 'totp', looks, true);
    await own.clearCookies();
    await shown.getByRole('button', { name: 'New token' }).click();
    await shown.getByLabel('Name', { exact: true }).fill('Report');
    await shown.locator('#token-password').fill(OWNER.password);
    await shown.getByRole('button', { name: 'Make the token' }).click();
    await expect(shown.locator('app-sign-in-again dialog')).toBeVisible();
    await look(shown, 'session-ended', looks);
  });
});
