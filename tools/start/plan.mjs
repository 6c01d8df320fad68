import { StartProblem } from './ports.mjs';
import { packageScript, workspaceNode } from '../shared/workspace-node.mjs';

/** @typedef {import('./service.mjs').ServiceSpec & { name: keyof ReturnType<typeof import('./ports.mjs').readPorts> }} PlannedService */

/**
 * @typedef {object} Plan
 * @property {'emulator' | 'other-emulator' | 'twilio'} twilio which Twilio the API talks to
 * @property {string} twilioName in words, for the banner
 * @property {readonly PlannedService[]} services
 * @property {boolean} lendsDemoAccount the API is to take the emulator's account for its own, since a flow was chosen
 * @property {string} pageUrl
 * @property {string} apiUrl
 */

/**
 * Decides what `npm start` starts: API and web always; the emulator unless the environment names a Twilio account or
 * an emulator that runs elsewhere, or says `EMULATOR=off` (each person enters an account of the real Twilio).
 *
 * @param {NodeJS.ProcessEnv} environment
 * @param {ReturnType<typeof import('./ports.mjs').readPorts>} ports
 * @returns {Plan}
 * @throws {StartProblem} where EMULATOR is neither on nor off
 */
export function planStart(environment, { web, api, emulator }) {
  const accountSid = environment.TWILIO_ACCOUNT_SID?.trim();
  const elsewhere = environment.TWILIO_EMULATOR_URL?.trim();
  const apiUrl = `http://127.0.0.1:${api.port}`;
  const ours = `http://127.0.0.1:${emulator.port}`;
  /** @type {Plan['twilio']} */
  const twilio = elsewhere ? 'other-emulator' : accountSid || isOff(environment) ? 'twilio' : 'emulator';
  const emulatorUrl = { emulator: ours, 'other-emulator': elsewhere, twilio: undefined }[twilio];

  // The demo line is a person's own account, which runs the direct line only: other flows need one of the server's.
  const lendsDemoAccount =
    twilio === 'emulator' && Boolean(environment.INCOMING_FLOW || environment.OUTGOING_FLOW);
  const apiService = nodeApp('api', 'apps/api', `${apiUrl}/health`, {
    PORT: String(api.port),
    WEB_PORT: String(web.port),
    ...(emulatorUrl && { TWILIO_EMULATOR_URL: emulatorUrl }),
  });
  /** @type {PlannedService} Angular's development server takes PORT for itself, which here is the API's: each gets its own. */
  const webService = {
    name: 'web',
    command: workspaceNode(),
    args: [packageScript('nx'), 'run', 'web:dev-server', '--port', String(web.port)],
    env: {
      PORT: String(web.port),
      API_PORT: String(api.port),
      // A daemon would outlive its caller.
      NX_DAEMON: 'false',
      NX_TUI: 'false',
      NG_CLI_ANALYTICS: 'false',
    },
    readyUrl: `http://localhost:${web.port}/`,
  };
  const emulatorService = nodeApp('emulator', 'tools/twilio-emulator', `${ours}/`, {
    EMULATOR_PORT: String(emulator.port),
    PORT: String(api.port),
    // A flow that was chosen answers at once: the number asks the API from the start.
    ...(lendsDemoAccount && { EMULATOR_VOICE_URL: `${apiUrl}/webhooks/voice` }),
  });
  return {
    twilio,
    twilioName: nameOf(twilio, emulatorUrl, accountSid),
    lendsDemoAccount,
    services: twilio === 'emulator' ? [emulatorService, apiService, webService] : [apiService, webService],
    pageUrl: `http://localhost:${web.port}`,
    apiUrl,
  };
}

/** @param {NodeJS.ProcessEnv} environment */
function isOff({ EMULATOR }) {
  const choice = EMULATOR?.trim() || 'on';
  if (choice !== 'on' && choice !== 'off')
    throw new StartProblem(`EMULATOR must be on or off, not ${choice}.`);
  return choice === 'off';
}

/**
 * @param {Plan['twilio']} twilio
 * @param {string | undefined} emulatorUrl
 * @param {string | undefined} accountSid
 */
function nameOf(twilio, emulatorUrl, accountSid) {
  if (twilio === 'twilio')
    return accountSid
      ? `the real Twilio, account ${accountSid.slice(0, 6)}…${accountSid.slice(-4)}`
      : 'the real Twilio, with the account that each person enters';
  const where = twilio === 'emulator' ? 'on this machine' : 'started elsewhere';
  return `the emulator ${where} (${emulatorUrl}), no account, no cost`;
}

/**
 * @param {PlannedService['name']} name
 * @param {string} folder
 * @param {string} readyUrl
 * @param {NodeJS.ProcessEnv} env
 * @returns {PlannedService}
 */
function nodeApp(name, folder, readyUrl, env) {
  return {
    name,
    command: workspaceNode(),
    args: ['tools/start/watch.mjs', folder, `dist/${folder}/main.js`],
    env,
    readyUrl,
  };
}
