import { join } from 'node:path';
import { root } from '../start/workspace-node.mjs';
import { startSystem } from './system.mjs';

/**
 * Playwright's global setup: the built product on free ports, for all specs of a run. Tells its addresses by
 * `E2E_BASE_URL` and `E2E_EMULATOR_URL`.
 */
export default async function browserSystem() {
  const system = await startSystem({ logs: join(root, 'dist', 'test-results', 'system') });
  process.env.E2E_BASE_URL = system.baseUrl;
  process.env.E2E_EMULATOR_URL = system.emulatorUrl;
  return system.stop;
}
