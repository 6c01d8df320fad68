import { DEMO_LINE } from '../support/emulator';
import { look, LOOKS } from '../support/look';
import { expect, test } from '../support/team';

test('what happened is read on a phone as at a desk: a sentence over the whole line, and when', async ({
  page,
  team,
  browser,
}) => {
  await team.setUp(page, { demo: true });
  const organisations = (await (await page.request.get('/api/organisations')).json()) as {
    id: string;
    numbers: string[];
  }[];
  const cafe = organisations.find(({ numbers }) => numbers.includes(DEMO_LINE))?.id ?? '';
  const call = { from: '+12025550177', to: DEMO_LINE, script: [] };
  for (let calls = 0; calls < 2; calls += 1)
    expect((await page.request.post(`${team.emulatorUrl}/control/calls`, { data: call })).ok()).toBe(true);
  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale, device } = looks;
    const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await context.newPage();
    await shown.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), cafe);
    await shown.goto('/activity');
    const row = shown.locator('app-activity-page li', { hasText: /\+1.*177/ }).first();
    await expect(row).toBeVisible();
    const [line, sentence, when] = await Promise.all(
      [row, row.locator('.grow'), row.locator('app-when')].map((part) => part.boundingBox()),
    );
    // All but the icon beside it; at a desk the time stands in the same line.
    if (device === 'phone') {
      expect(sentence!.width).toBeGreaterThan(line!.width - 60);
      expect(when!.y).toBeGreaterThanOrEqual(sentence!.y + sentence!.height);
    } else expect(when!.x).toBeGreaterThanOrEqual(sentence!.x + sentence!.width);
    await look(shown, 'activity-read', looks);
    await context.close();
  }
});
