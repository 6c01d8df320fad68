/**
 * The banner: where to go, which Twilio stands behind, what to dial.
 *
 * @param {import('./plan.mjs').Plan} plan
 * @param {import('./demo-line.mjs').DemoLine} demo
 * @param {string} [setupUrl] the one-time link of the first run, while nobody owns the server
 * @returns {string}
 */
export function banner(plan, demo, setupUrl) {
  const echo = demo.numbers.find(({ behaviour }) => behaviour === 'echo')?.phoneNumber;
  /** @type {[string, string | undefined][]} */
  const rows = [
    ['Page', plan.pageUrl],
    ['Set up', setupUrl],
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
