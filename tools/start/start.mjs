// npm start: the emulator (unless a Twilio account is configured), the API and the web page, in one terminal.
import { existsSync } from 'node:fs';
import { banner, readDemoLine } from './banner.mjs';
import { Launcher } from './launcher.mjs';
import { planStart } from './plan.mjs';
import { StartProblem, assertFree, readPorts } from './ports.mjs';
import { screen as screenOn } from './screen.mjs';
import { root } from './workspace-node.mjs';

process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');

const screen = screenOn(process.stdout);
const launcher = new Launcher(screen);
try {
  const plan = planStart(process.env, readPorts(process.env));
  await assertFree(plan.ports);
  screen.say(`Building and starting ${plan.services.map(({ name }) => name).join(', ')} …`);
  if (await launcher.start(plan.services)) screen.say(banner(plan, await readDemoLine(plan.apiUrl)));
} catch (error) {
  screen.say(error instanceof StartProblem ? error.message : String(error));
  await launcher.stop(1);
}
