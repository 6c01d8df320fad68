import type { Session } from '@centralita/shared-types';
import { expectHears, expectSilence, installProbe, speak } from '../support/ears-and-voice';
import { Emulator, OUTSIDE } from '../support/emulator';
import { Phone } from '../support/phone';
import { expect, OWNER, signIn, test } from '../support/team';

test('two agents of the demo organisation: both ring, one answers, and calls out with no credentials', async ({
  browser,
  page,
  request,
  team,
}) => {
  test.setTimeout(90_000);
  const { demo } = await test.step('the owner sets the server up with the demo', async () => {
    const answer = await page.request.post(`${team.baseUrl}/api/setup`, {
      data: { ...OWNER, demo: true, code: team.firstRunCode() },
    });
    return (await answer.json()) as Session;
  });
  const people = demo?.people ?? [];
  expect(people).toHaveLength(2);

  const [first, second] = await test.step('both sign in, and their phones are ready', () =>
    Promise.all(
      people.map(async ({ email, password }) => {
        const context = await team.other(browser, { permissions: ['microphone'] });
        const own = await context.newPage();
        await installProbe(own);
        await own.goto('/sign-in');
        await signIn(own, email, password);
        await own.waitForURL(/\/phone/);
        const phone = new Phone(own);
        await phone.expectReady();
        return phone;
      }),
    ));
  if (!first || !second) throw new Error('The demo has no two agents.');

  const emulator = new Emulator(request, team.emulatorUrl);
  await test.step('the outside phone says whose the number is, and the agents have numbers to try', async () => {
    const outside = await page.context().newPage();
    await outside.goto(`${team.emulatorUrl}/handset`);
    await expect(outside.getByRole('button', { name: 'Dial Café Aurora, +1 202 555 0100' })).toBeVisible();
    await outside.close();
    await expect(first.page.getByRole('heading', { name: 'Numbers to try' })).toBeVisible();
  });
  await test.step('a caller rings both; who answers first has the call', async () => {
    const call = await emulator.callDemoLine({
      script: [{ do: 'tone', frequencyHz: 900, durationMs: 20_000 }],
    });
    await Promise.all([first.expectState('incoming'), second.expectState('incoming')]);
    await second.button('Answer').click();
    await second.expectState('live');
    await expectHears(second.page, 900);
    await first.expectState('ended');
    const answered = `${people[1]?.name} answered`;
    await expect(first.panel).toContainText(`${answered}.`);
    await expect(first.page.locator('app-phone-recents')).toContainText(answered);
    await expect(first.page.locator('app-phone-recents')).not.toContainText('missed');
    expect(await first.page.title()).not.toMatch(/^\(\d/);
    await first.expectState('idle');
    await emulator.hangUp(call.sid);
    await second.expectState('ended');
  });

  await test.step('an agent calls out, from the organisation’s number', async () => {
    await first.dial(OUTSIDE.echo);
    await first.expectState('live');
    await speak(first.page, 700);
    await expectHears(first.page, 700);
    await first.button('Hold').click();
    await expect(first.panel).toContainText('On hold');
    await expectSilence(first.page);
    await first.page.keyboard.press('h');
    await expect(first.panel).not.toContainText('On hold');
    await expectHears(first.page, 700);
    const leg = await emulator.activeCall({ to: OUTSIDE.echo });
    expect(leg.from).toBe('+12025550100');
    await first.button('Hang up').click();
    await first.expectState('ended');
  });

  await test.step('nobody’s browser holds a secret of the account', async () => {
    const kept = await first.page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(kept).not.toMatch(/authToken|apiKeySecret|SK[0-9a-f]{32}/);
  });
});
