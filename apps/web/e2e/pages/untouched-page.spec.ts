import { expect, test } from '../support/team';

// The other tests' browser lets any page sound; people's does not.
test.use({
  // Its snapshots are taken with a user's gesture, too.
  trace: 'off',
  launchOptions: async ({ launchOptions }, use) => {
    const args = launchOptions.args?.filter((argument) => !argument.startsWith('--autoplay-policy')) ?? [];
    await use({ ...launchOptions, args });
  },
});

test('a phone that is ready before anybody has touched the page complains of no sound', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Use the demo line' }).click();
  await expect(page.locator('[data-testid=phone][data-line=ready]')).toBeVisible();
  // In a tab of its own: what was clicked before counts for the pages that follow in the same one.
  const untouched = await page.context().newPage();
  await page.close();
  const complaints: string[] = [];
  untouched.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  untouched.on('pageerror', (error) => complaints.push(error.message));
  const sounds = untouched.waitForResponse(/dtmf9\.wav/);
  await untouched.goto('/');
  // Nothing is asked of the page until then: Playwright evaluates with a user's gesture, which touches it.
  await sounds;
  // What is refused is refused soon after its sound is there.
  await untouched.waitForTimeout(1_000);
  expect(complaints).toEqual([]);
  await expect(untouched.locator('[data-testid=phone][data-line=ready]')).toBeVisible();
});
