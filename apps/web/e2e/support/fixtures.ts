import { join } from 'node:path';
import { test as base } from '@playwright/test';
import { startSystem } from '../../../../tools/test/system.mjs';
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

interface Shared {
  /** The built product with its one demo line, which the tests use in turns. */
  system: Awaited<ReturnType<typeof startSystem>>;
}

export const test = base.extend<Fixtures, Shared>({
  system: [
    async ({}, use, { project }) => {
      const system = await startSystem({ logs: join(project.outputDir, 'system') });
      await use(system);
      await system.stop();
    },
    { scope: 'worker', timeout: 240_000 },
  ],
  baseURL: async ({ system }, use) => use(system.baseUrl),
  emulator: async ({ request, system }, use) => {
    const emulator = new Emulator(request, system.emulatorUrl);
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
