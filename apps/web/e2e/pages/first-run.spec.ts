import { OWNER, codeOf, expect, signIn, test } from '../support/team';

test('a fresh server: the link, the owner, an authenticator app, out and in again', async ({
  page,
  team,
}) => {
  const code = team.firstRunCode();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));

  await test.step('the code leaves the address bar at once, and no address carries it', async () => {
    await page.goto(`/setup#${code}`);
    await expect(page.getByRole('heading', { name: 'Set up this server' })).toBeVisible();
    await expect(page).toHaveURL(`${team.baseUrl}/setup`);
    await expect(page.getByLabel('Your name')).toBeVisible();
    expect(asked.filter((url) => url.includes(code))).toEqual([]);
  });

  await test.step('the form says what is wrong, and how good the password is', async () => {
    await page.getByRole('button', { name: 'Create my account' }).click();
    await expect(page.getByText('Your name: this cannot be empty.')).toBeVisible();
    await expect(page.getByLabel('Your name')).toBeFocused();
    await page.getByLabel('Your name').fill(OWNER.name);
    await page.getByLabel('E-mail address').fill('ana@desk');
    const password = page.getByLabel('Choose a password', { exact: true });
    await password.fill('short');
    await expect(page.getByText('Too short: 7 more to go.')).toBeVisible();
    await expect(page.getByText('This is not a whole e-mail address')).toBeVisible();
    await page.getByLabel('E-mail address').fill(OWNER.email);
    await password.fill(OWNER.password);
    await expect(page.getByText('Very strong.')).toBeVisible();
    await page.getByRole('button', { name: 'Show new password' }).click();
    await expect(password).toHaveAttribute('type', 'text');
    await expect(password).toHaveAttribute('autocomplete', 'new-password');
    await page.getByLabel('Organisation', { exact: true }).fill(OWNER.organisationName);
    await page.getByRole('checkbox', { name: /demo organisation/ }).uncheck();
    await page.getByRole('button', { name: 'Create my account' }).click();
    await expect(page.getByRole('heading', { name: 'All set' })).toBeVisible();
    await expect(page.getByText(OWNER.organisationName).first()).toBeVisible();
  });

  const secret = await test.step('turns the authenticator app on', async () => {
    await page.getByRole('link', { name: /Protect your account/ }).click();
    const factor = page.locator('app-profile-second-factor');
    await factor.getByRole('button', { name: 'Turn on', exact: true }).click();
    const proof = page.locator('app-password-proof');
    await expect(proof.getByLabel('Password', { exact: true })).toBeFocused();
    await proof.getByLabel('Password', { exact: true }).fill('not the password');
    await proof.getByRole('button', { name: 'Go on' }).click();
    await expect(proof.getByText('This is not your password.')).toBeVisible();
    await proof.getByLabel('Password', { exact: true }).fill(OWNER.password);
    await proof.getByRole('button', { name: 'Go on' }).click();
    await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
    const shown = await page.getByRole('textbox', { name: 'Key for the authenticator app' }).textContent();
    await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
    await page.getByLabel('Code', { exact: true }).fill('000000');
    await factor.getByRole('button', { name: 'Turn on', exact: true }).click();
    await expect(page.getByText('This code is not right')).toBeVisible();
    await page.getByLabel('Code', { exact: true }).fill(await codeOf(shown ?? '', -1));
    await factor.getByRole('button', { name: 'Turn on', exact: true }).click();
    return shown ?? '';
  });

  const recoveryCode = await test.step('gets recovery codes once', async () => {
    const codes = page.locator('app-recovery-codes li');
    await expect(codes).toHaveCount(10);
    const [first] = await codes.allTextContents();
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as a file' }).click();
    expect((await download).suggestedFilename()).toBe('centralita-recovery-codes.txt');
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await expect(page.getByRole('button', { name: 'Turn off' })).toBeFocused();
    await expect(page.getByText('Recovery codes left: 10.')).toBeVisible();
    await expect(codes).toHaveCount(0);
    return first ?? '';
  });

  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: `You: ${OWNER.name}` }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
  };

  await test.step('signs out, and in with the app, to the page that was wanted', async () => {
    await signOut();
    await page.goto('/profile');
    await expect(page).toHaveURL(/\/sign-in\?to=%2Fprofile/);
    await signIn(page, OWNER.email, 'wrong password');
    await expect(page.getByText('The e-mail address or the password is wrong')).toBeVisible();
    await signIn(page, OWNER.email, OWNER.password);
    const field = page.getByLabel('Code', { exact: true });
    await expect(field).toBeFocused();
    await expect(field).toHaveAttribute('autocomplete', 'one-time-code');
    await field.fill('000000');
    await page.keyboard.press('Enter');
    await expect(page.getByText('The code is not right')).toBeVisible();
    await field.fill(await codeOf(secret));
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Your profile' })).toBeVisible();
  });

  await test.step('signs in with a recovery code, which is then used up', async () => {
    await signOut();
    await signIn(page, OWNER.email, OWNER.password);
    await page.getByLabel('Code', { exact: true }).fill(recoveryCode.toUpperCase());
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: `You: ${OWNER.name}` })).toBeVisible();
    await page.goto('/profile');
    await expect(page.getByText('Recovery codes left: 9.')).toBeVisible();
  });

  await test.step('the link is used up', async () => {
    await page.goto(`/setup#${code}`);
    await expect(page.getByText('This link does not work any more')).toBeVisible();
    await expect(page.getByRole('link', { name: 'Go to sign-in' })).toBeVisible();
  });
});

test('a page without its link says so, and the sign-in page that nobody is there yet', async ({
  page,
  team,
}) => {
  await page.goto('/setup');
  await expect(page.getByText('This page needs its link')).toBeVisible();
  await page.goto('/sign-in');
  await expect(page.getByText('Nobody has set up this server yet')).toBeVisible();
  await page.goto(`/setup#${'x'.repeat(43)}`);
  await expect(page.getByText('This link does not work any more')).toBeVisible();
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Use the demo line' })).toBeVisible();
  expect(await (await page.request.get(`${team.baseUrl}/api/config`)).json()).toMatchObject({
    setup: 'needed',
  });
});
