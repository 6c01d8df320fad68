// npm start: the emulator (unless a Twilio account is configured), the API and the web page, in one terminal.
import { existsSync } from 'node:fs';
import { banner } from './banner.mjs';
import { readDemoAccount, readDemoLine } from './demo-line.mjs';
import { readSetupUrl } from './first-run.mjs';
import { Launcher } from './launcher.mjs';
import { planStart } from './plan.mjs';
import { StartProblem, assertFree, readPorts } from './ports.mjs';
import { screen as screenOn } from './screen.mjs';
import { root } from '../shared/workspace-node.mjs';

process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');

const screen = screenOn(process.stdout);
const launcher = new Launcher(screen);
try {
  const plan = planStart(process.env, readPorts(process.env));
  await assertFree(plan.ports);
  screen.say(`Building and starting ${plan.services.map(({ name }) => name).join(', ')} …`);
  if (await startAll(plan))
    screen.say(banner(plan, await readDemoLine(plan.apiUrl), await readSetupUrl(plan, process.env.DATA_DIR)));
} catch (error) {
  screen.say(error instanceof StartProblem ? error.message : String(error));
  await launcher.stop(1);
}

/**
 * All at once; where the API borrows the emulator's account, it has to wait for it.
 *
 * @param {import('./plan.mjs').Plan} plan
 */
async function startAll({ services, lendsDemoAccount }) {
  if (!lendsDemoAccount) return launcher.start(services);
  const [emulator, ...others] = services;
  if (!emulator || !(await launcher.start([emulator]))) return false;
  const account = await readDemoAccount(emulator.readyUrl);
  return launcher.start(
    others.map((service) =>
      service.name === 'api' ? { ...service, env: { ...service.env, ...account } } : service,
    ),
  );
}
