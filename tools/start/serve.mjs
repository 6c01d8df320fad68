// What `nx serve api`, `nx serve web` and `nx serve twilio-emulator` run: one service as `npm start` would start it. Nx brings the
// others, since each target names the one that it needs.
//   node tools/start/serve.mjs web|api|emulator
import { existsSync } from 'node:fs';
import { banner } from './banner.mjs';
import { readDemoAccount, readDemoLine } from './demo-line.mjs';
import { readSetupUrl } from './first-run.mjs';
import { Launcher } from './launcher.mjs';
import { planStart } from './plan.mjs';
import { StartProblem, assertFree, readPorts } from './ports.mjs';
import { screen as screenOn } from './screen.mjs';
import { untilAnswers } from '../shared/until-answers.mjs';
import { root } from '../shared/workspace-node.mjs';

const IDLE_MS = 2 ** 30;

process.chdir(root);
if (existsSync('.env')) process.loadEnvFile('.env');

const name = process.argv[2] ?? '';
const screen = screenOn(process.stdout);
const launcher = new Launcher(screen);
try {
  const ports = readPorts(process.env);
  const plan = planStart(process.env, ports);
  const service = plan.services.find((each) => each.name === name);
  if (!service) await idle(plan.twilioName);
  else {
    await assertFree([ports[/** @type {keyof typeof ports} */ (name)]]);
    const isUp = await launcher.start([{ ...service, env: { ...service.env, ...(await accountOf(plan)) } }]);
    if (isUp && name === 'web' && (await untilAnswers(`${plan.apiUrl}/health`)))
      screen.say(
        banner(plan, await readDemoLine(plan.apiUrl), await readSetupUrl(plan, process.env.DATA_DIR)),
      );
  }
} catch (error) {
  screen.say(error instanceof StartProblem ? error.message : String(error));
  await launcher.stop(1);
}

/**
 * The account that the API borrows of the emulator, if it does.
 *
 * @param {import('./plan.mjs').Plan} plan
 */
async function accountOf({ lendsDemoAccount, services }) {
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
  screen.say(`Not needed: Twilio is ${twilioName}.`);
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
}
