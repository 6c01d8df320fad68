import { join } from 'node:path';
import { startSystem } from '../../../../tools/test/system.mjs';
import { expectHears, installProbe, speak } from '../support/ears-and-voice';
import { DEMO_IDENTITY, Emulator, OUTSIDE } from '../support/emulator';
import { expect, test } from '../support/fixtures';
import { Phone } from '../support/phone';

test('a dropped connection in a call: the talk goes on and the line comes back', async ({
  demoPhone,
  emulator,
}) => {
  await demoPhone.dial(OUTSIDE.echo);
  await demoPhone.expectState('live');
  await speak(demoPhone.page, 700);
  await expectHears(demoPhone.page, 700);
  const near = await emulator.activeCall({ from: `client:${DEMO_IDENTITY}` });

  await emulator.dropSockets();

  await demoPhone.expectReady();
  await demoPhone.expectState('live');
  expect((await emulator.call(near.sid)).status).toBe('in-progress');
  await speak(demoPhone.page, 900);
  await expectHears(demoPhone.page, 900);
  await demoPhone.button('Hang up').click();
  await emulator.expectStatus(near.sid, 'completed');
});

test('a gateway that restarts: the phone says so, comes back, and rings again', async ({
  demoPhone,
  emulator,
}) => {
  await emulator.restartGateway(4000);
  await expect(demoPhone.panel).not.toHaveAttribute('data-line', 'ready');
  await demoPhone.expectReady();
  await expect.poll(() => emulator.registeredSessions()).toBe(1);

  await emulator.callDemoLine();
  await demoPhone.expectState('incoming');
});

test('the access token is renewed before it expires', async ({ browser, request }) => {
  test.setTimeout(120_000);
  const system = await startSystem({
    logs: join(test.info().outputDir, 'system'),
    env: { TOKEN_TTL_SEC: '60' },
  });
  const context = await browser.newContext({ baseURL: system.baseUrl });
  try {
    const page = await context.newPage();
    await installProbe(page);
    let tokens = 0;
    page.on('request', (sent) => {
      if (sent.method() === 'POST' && new URL(sent.url()).pathname === '/token') tokens++;
    });
    const phone = new Phone(page);
    await phone.takeDemoLine();
    const atFirst = tokens;

    // Longer than the first token lives.
    await page.waitForTimeout(65_000);

    expect(tokens).toBeGreaterThan(atFirst);
    await phone.expectReady();
    await new Emulator(request, system.emulatorUrl).callDemoLine();
    await phone.expectState('incoming');
  } finally {
    await context.close();
    await system.stop();
  }
});
