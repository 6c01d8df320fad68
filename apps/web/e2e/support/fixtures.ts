import { test as base } from '@playwright/test';
import { installProbe } from './ears-and-voice';
import { Emulator } from './emulator';
import { Phone } from './phone';

interface Fixtures {
  emulator: Emulator;
  /** A page with a microphone and ears of the test's. */
  phone: Phone;
  /** The same, on the demo line and registered. */
  demoPhone: Phone;
}

export const test = base.extend<Fixtures>({
  emulator: async ({ request }, use) => {
    const url = process.env['E2E_EMULATOR_URL'];
    if (!url) throw new Error('E2E_EMULATOR_URL is not set: run by npm run e2e.');
    const emulator = new Emulator(request, url);
    await use(emulator);
    await emulator.endAllCalls();
  },
  phone: async ({ page, emulator }, use) => {
    await emulator.endAllCalls();
    await installProbe(page);
    await use(new Phone(page));
  },
  demoPhone: async ({ phone }, use) => {
    await phone.takeDemoLine();
    await use(phone);
  },
});

export { expect } from '@playwright/test';
