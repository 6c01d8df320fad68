// npm start: the emulator (unless a Twilio account is configured), the API and the web page, in one terminal.
//   node tools/start/start.mjs web|api|emulator     one of them, as `nx serve` runs it: Nx brings the others, since each target
//                                                   names the one that it needs
import { loadSettings, say } from '../shared/program.mjs';
import { untilAnswers } from '../shared/until-answers.mjs';
import { root } from '../shared/workspace-node.mjs';
import { banner } from './banner.mjs';
import { readDemoAccount, readDemoLine } from './demo-line.mjs';
import { readSetupUrl } from './first-run.mjs';
import { Launcher } from './launcher.mjs';
import { planStart } from './plan.mjs';
import { StartProblem, assertFree, readPorts } from './ports.mjs';
import { screen } from './screen.mjs';

const IDLE_MS = 2 ** 30;

process.chdir(root);
loadSettings();

const only = process.argv[2];
const launcher = new Launcher(screen(process.stdout));
try {
  const ports = readPorts(process.env);
  const plan = planStart(process.env, ports);
  const services = plan.services.filter(({ name }) => !only || name === only);
  if (services.length === 0) await idle(plan.twilioName);
  await assertFree(services.map(({ name }) => ports[name]));
  say(`Building and starting ${services.map(({ name }) => name).join(', ')} …`);
  const up = await Promise.all(
    services.map(async (service) =>
      launcher.start({ ...service, env: { ...service.env, ...(await accountFor(service.name, plan)) } }),
    ),
  );
  const hasPage = services.some(({ name }) => name === 'web');
  if (up.every(Boolean) && hasPage && (await untilAnswers(`${plan.apiUrl}/health`)))
    say(banner(plan, await readDemoLine(plan.apiUrl), await readSetupUrl(plan, process.env.DATA_DIR)));
} catch (error) {
  say(error instanceof StartProblem ? error.message : String(error));
  await launcher.stop(1);
}

/**
 * The account that the API borrows of the emulator, if it does.
 *
 * @param {string} name
 * @param {import('./plan.mjs').Plan} plan
 */
async function accountFor(name, { lendsDemoAccount, services }) {
  const emulator = services.find((each) => each.name === 'emulator');
  if (name !== 'api' || !lendsDemoAccount || !emulator) return {};
  if (!(await untilAnswers(emulator.readyUrl)))
    throw new StartProblem('The emulator, whose account the API is to use, did not answer.');
  return readDemoAccount(emulator.readyUrl);
}

/**
 * Nx takes the end of a continuous task for a failure.
 *
 * @param {string} twilioName
 */
async function idle(twilioName) {
  say(`Not needed: Twilio is ${twilioName}.`);
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
}
