import type { Organisation, Session } from '@centralita/shared-types';
import { installProbe } from '../support/ears-and-voice';
import { DEMO_LINE, Emulator } from '../support/emulator';
import { look, LOOKS } from '../support/look';
import { Phone } from '../support/phone';
import { expect, OWNER, signIn, test } from '../support/team';

test('a call is recorded, and played with its waveform under the calls', async ({
  browser,
  page,
  request,
  team,
}) => {
  const answer = await page.request.post(`${team.baseUrl}/api/setup`, {
    data: { ...OWNER, demo: true, code: team.firstRunCode() },
  });
  const [agent] = ((await answer.json()) as Session).demo?.people ?? [];
  const organisations = (await (await page.request.get('/api/organisations')).json()) as Organisation[];
  const own = organisations.find(({ numbers }) => numbers.includes(DEMO_LINE));
  await test.step('recording is set for the number', async () => {
    const options = { 'call-recording': { mode: 'announce', language: 'es' } };
    const saved = await page.request.put(`/api/number-flows?organisation=${own!.id}`, {
      data: { number: DEMO_LINE, flow: 'incoming-call', options },
      headers: { Origin: team.baseUrl },
    });
    expect(saved.status(), await saved.text()).toBe(200);
  });

  const context = await team.other(browser, { permissions: ['microphone'] });
  const desk = await context.newPage();
  await test.step('an agent talks with a caller', async () => {
    await installProbe(desk);
    await desk.goto('/sign-in');
    await signIn(desk, agent!.email, agent!.password);
    await desk.waitForURL(/\/phone/);
    const phone = new Phone(desk);
    await phone.expectReady();
    const emulator = new Emulator(request, team.emulatorUrl);
    const call = await emulator.callDemoLine({
      script: [{ do: 'tone', frequencyHz: 900, durationMs: 60_000 }],
    });
    await phone.expectState('incoming', 60_000);
    await phone.button('Answer').click();
    await phone.expectState('live', 60_000);
    await desk.waitForTimeout(3_000);
    await phone.button('Hold').click();
    await expect(phone.panel).toContainText('On hold');
    await desk.waitForTimeout(1_000);
    await phone.button('Resume').click();
    await expect(phone.panel).not.toContainText('On hold');
    await desk.waitForTimeout(3_000);
    await emulator.hangUp(call.sid);
    await phone.expectState('ended', 60_000);
  });

  const storageState = await page.context().storageState();
  for (const looks of LOOKS) {
    const { viewport, colorScheme, locale, device } = looks;
    const other = await team.other(browser, { storageState, viewport, colorScheme, locale });
    const shown = await other.newPage();
    await test.step(`it is played on a ${device}`, async () => {
      await shown.goto('/calls');
      // The owner looks at the demo's calls instead of their own.
      await shown.getByRole('button', { name: /Café Aurora$/ }).click();
      const players = shown.locator('app-sound-player');
      // Until hold, and from when the caller was taken back.
      await expect(players).toHaveCount(2);
      const part = shown.getByRole('group', { name: /^(Part|Parte) 2 (of|de) 2$/ });
      const player = part.locator('app-sound-player');
      const track = player.getByRole('slider');
      await track.focus();
      await shown.keyboard.press('End');
      const seconds = async (name: string) => Number(await track.getAttribute(name));
      await expect.poll(() => seconds('aria-valuenow')).toBeGreaterThan(1);
      await shown.keyboard.press('Home');
      await expect.poll(() => seconds('aria-valuenow')).toBe(0);
      await player.locator('.speed').click();
      await player.locator('.play').click();
      await expect.poll(() => seconds('aria-valuenow')).toBeGreaterThan(0);
      await expect(player.locator('.drawing canvas').first()).toBeAttached();
      await look(shown, 'recording', looks, true);
      const [file] = await Promise.all([
        shown.waitForEvent('download'),
        player.locator('a[download]').click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/^\d{4}-\d\d-\d\dT[\d.]+\.wav$/);
    });
    await test.step(`how it is set on a ${device}`, async () => {
      await shown.goto(`/flows/${encodeURIComponent(DEMO_LINE)}`);
      await expect(shown.locator('app-heard-list q').first()).toHaveText('Esta llamada se va a grabar.');
      await look(shown, 'recording-of-a-number', looks, true);
    });
    await other.close();
  }
  await context.close();
});
