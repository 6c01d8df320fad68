import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { startSystem } from '../../../../tools/test/system.mjs';
import { installProbe } from '../support/ears-and-voice';
import { Emulator } from '../support/emulator';
import { Phone } from '../support/phone';

test('the access token is renewed before it expires', async ({ browser, request }) => {
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
