import type { Organisation } from '@centralita/shared-types';
import { DEMO_LINE, Emulator } from '../support/emulator';
import { look, LOOKS } from '../support/look';
import { expect, test } from '../support/team';

const [phone] = LOOKS;

test('a call is lit in its flow, walked through, and run again by what the flow says today', async ({
  page,
  team,
  browser,
  request,
}) => {
  test.setTimeout(90_000);
  await team.setUp(page, { demo: true });
  const all = (await (await page.request.get('/api/organisations')).json()) as Organisation[];
  const demo = all.find(({ numbers }) => numbers.includes(DEMO_LINE))!.id;
  const choose = async (greeting: string): Promise<void> => {
    const choices = [{ digit: '1', text: 'One, two, three.' }];
    const answer = await page.request.put(`/api/number-flows?organisation=${demo}`, {
      data: { number: DEMO_LINE, flow: 'menu', options: { menu: { greeting, choices } } },
      headers: { Origin: team.baseUrl },
    });
    expect(answer.status(), await answer.text()).toBe(200);
  };
  await choose('Sales: 1.');
  const { viewport, colorScheme, locale } = phone!;
  const storageState = await page.context().storageState();
  const context = await team.other(browser, { storageState, viewport, colorScheme, locale });
  await context.addInitScript((id) => sessionStorage.setItem('centralita.organisation', id), demo);
  const shown = await context.newPage();
  await shown.goto('/flows');
  await expect(shown.locator('app-flow-graph').first()).toBeAttached({ timeout: 30_000 });

  const emulator = new Emulator(request, team.emulatorUrl);
  const call = await emulator.callDemoLine({ script: [{ do: 'wait', afterMs: 80_000 }] });
  const here = shown.locator('app-flow-graph li.here');
  await expect(here).toContainText('start', { timeout: 30_000 });
  // What leads where is read from the code that runs.
  await expect(shown.locator('app-flow-graph', { has: here }).locator('.edge').first()).toBeVisible();
  await look(shown, 'flow-with-a-call', phone!, true);
  await here.getByRole('link').click();
  await expect(shown.locator('#step-heading')).toContainText('start');
  await expect(shown.locator('app-twiml-text')).toContainText('<Say');
  await emulator.hangUp(call.sid);
  await expect(shown.locator('app-state-chip.ok')).toHaveCount(0, { timeout: 30_000 });

  await choose('Ventas: 1.');
  await shown.locator('.buttons button').first().press('Enter');
  await expect(shown.locator('app-twiml-text .then')).toContainText('Sales: 1.');
  await expect(shown.locator('app-twiml-text .now')).toContainText('Ventas: 1.');
  await look(shown, 'call-step-by-step', phone!, true);

  await shown.goto('/calls');
  await shown.getByRole('link', { name: /^Paso a paso/ }).click();
  await expect(shown).toHaveURL(/\/flows\/calls\/CA/);
  await context.close();
});
