/**
 * @typedef {object} DemoLine
 * @property {string} [phoneNumber] the demo line's own number
 * @property {string} [handsetUrl] the page with a simulated outside phone
 * @property {{ phoneNumber: string, behaviour: string }[]} numbers outside numbers worth dialling
 */

/**
 * Asks the API for what it tells the web page of the demo line.
 *
 * @param {string} apiUrl
 * @returns {Promise<DemoLine>}
 */
export async function readDemoLine(apiUrl) {
  const [config, account] = await Promise.all([
    getJson(`${apiUrl}/api/config`),
    getJson(`${apiUrl}/api/demo-account`),
  ]);
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
 * @returns {Promise<NodeJS.ProcessEnv>}
 */
export async function readDemoAccount(emulatorUrl) {
  const { credentials } = await getJson(new URL('/control/demo-account', emulatorUrl).href);
  return {
    TWILIO_ACCOUNT_SID: credentials.accountSid,
    TWILIO_AUTH_TOKEN: credentials.authToken,
    TWILIO_API_KEY_SID: credentials.apiKeySid,
    TWILIO_API_KEY_SECRET: credentials.apiKeySecret,
    TWILIO_TWIML_APP_SID: credentials.twimlAppSid,
    TWILIO_PHONE_NUMBER: credentials.phoneNumber,
  };
}

/**
 * @param {string} url
 * @returns {Promise<any>}
 */
async function getJson(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
  return answer?.ok ? answer.json().catch(() => undefined) : undefined;
}
