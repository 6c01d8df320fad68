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
 * @param {string} url
 * @returns {Promise<any>}
 */
async function getJson(url) {
  const answer = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => undefined);
  return answer?.ok ? answer.json().catch(() => undefined) : undefined;
}

/**
 * The banner: where to go, which Twilio stands behind, what to dial.
 *
 * @param {import('./plan.mjs').Plan} plan
 * @param {DemoLine} demo
 * @returns {string}
 */
export function banner(plan, demo) {
  const echo = demo.numbers.find(({ behaviour }) => behaviour === 'echo')?.phoneNumber;
  /** @type {[string, string | undefined][]} */
  const rows = [
    ['Page', plan.pageUrl],
    ['Twilio', plan.twilioName],
    ['Demo line', demo.phoneNumber && `${demo.phoneNumber}${echo ? `, dial ${echo} to hear yourself` : ''}`],
    ['Handset', demo.handsetUrl && `${demo.handsetUrl}, a simulated outside phone`],
  ];
  const shown = rows.filter(([, value]) => value);
  const lines = [
    'Centralita is ready. Ctrl-C ends everything.',
    '',
    ...shown.map(([key, value]) => `${key.padEnd(10)} ${value}`),
  ];
  const width = Math.max(...lines.map((line) => line.length));
  const edge = '─'.repeat(width + 2);
  return ['', `┌${edge}┐`, ...lines.map((line) => `│ ${line.padEnd(width)} │`), `└${edge}┘`, ''].join('\n');
}
