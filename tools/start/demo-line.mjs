import { accountSettings } from '../shared/account.mjs';
import { askJson } from '../shared/ask.mjs';

/**
 * @typedef {object} DemoLine
 * @property {string} [phoneNumber] the demo line's own number
 * @property {string} [handsetUrl] the page with a simulated outside phone
 * @property {{ phoneNumber: string, behaviour: string }[]} numbers outside numbers worth dialling
 */

/**
 * Asks the API for what it tells the web page of the demo line; what it does not tell is left out.
 *
 * @param {string} apiUrl
 * @returns {Promise<DemoLine>}
 */
export async function readDemoLine(apiUrl) {
  const [config, account] = await Promise.all(
    ['config', 'demo-account'].map((path) => askJson(`${apiUrl}/api/${path}`).catch(() => undefined)),
  );
  return {
    phoneNumber: account?.credentials?.phoneNumber,
    handsetUrl: config?.emulator?.handsetUrl,
    numbers: account?.numbers ?? [],
  };
}

/**
 * The emulator's account as the API's environment.
 *
 * @param {string} emulatorUrl
 */
export async function readDemoAccount(emulatorUrl) {
  const { credentials } = await askJson(new URL('/control/demo-account', emulatorUrl).href);
  return accountSettings(credentials);
}
