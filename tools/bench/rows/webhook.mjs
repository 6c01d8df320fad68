import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { ACCOUNT, API, apiSettings } from '../account.mjs';
import { startMeasured } from '../measured-server.mjs';
import { compare, ROUNDS } from '../statistics.mjs';

const QUICKSTART = fileURLToPath(new URL('../servers/quickstart.mjs', import.meta.url));
const REQUESTS = 3000;
const AT_ONCE = 16;

/** What Twilio sends for an incoming call: 24 parameters. */
const PARAMETERS = {
  AccountSid: ACCOUNT.accountSid,
  ApiVersion: '2010-04-01',
  ApplicationSid: ACCOUNT.twimlAppSid,
  CallStatus: 'ringing',
  CallToken: '%7B%22parentCallInfoToken%22%3A%22eyJhbGciOiJFUzI1NiJ9%22%7D',
  Called: ACCOUNT.phoneNumber,
  CalledCity: 'WASHINGTON',
  CalledCountry: 'US',
  CalledState: 'DC',
  CalledZip: '20001',
  Caller: '+12025550147',
  CallerCity: 'WASHINGTON',
  CallerCountry: 'US',
  CallerState: 'DC',
  CallerZip: '20002',
  Direction: 'inbound',
  From: '+12025550147',
  FromCity: 'WASHINGTON',
  FromCountry: 'US',
  StirVerstat: 'TN-Validation-Passed-A',
  To: ACCOUNT.phoneNumber,
  ToCity: 'WASHINGTON',
  ToCountry: 'US',
};

/** A signed incoming call answered in personal mode, against the vendor's quickstart: CPU of the server for each request. */
export async function webhookRows() {
  const ours = await startMeasured(API, apiSettings);
  const theirs = await startMeasured(QUICKSTART, () => ({
    TWILIO_AUTH_TOKEN: ACCOUNT.authToken,
    IDENTITY: ACCOUNT.phoneNumber.slice(1),
  }));
  try {
    const sealed = await sealedVoiceUrl(ours.url);
    const { ratio, ...micros } = await compare(
      (round) => cpuPerRequest(ours, sealed, round),
      (round) => cpuPerRequest(theirs, `${theirs.url}/voice`, round),
    );
    const { hasTwilioRoot } = await ours.usage();
    if (hasTwilioRoot) throw new Error("The webhook path loads the vendor's whole client.");
    /** @type {import('../row.mjs').BenchRow[]} */
    const rows = [
      {
        what: 'Signed voice webhook, personal mode, CPU a request, against the quickstart',
        value: ratio,
        unit: '×',
        bar: { atMost: 1 },
        goal: 0.8,
        note: `${micros.ours.toFixed(0)} µs against ${micros.theirs.toFixed(0)} µs, ${Object.keys(PARAMETERS).length + 1} parameters, median of ${ROUNDS} interleaved rounds of ${REQUESTS}`,
      },
    ];
    return rows;
  } finally {
    await Promise.all([ours.stop(), theirs.stop()]);
  }
}

/**
 * @param {string} url
 * @returns {Promise<string>}
 */
async function sealedVoiceUrl(url) {
  const answer = await fetch(`${url}/setup/voice-url`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ACCOUNT),
  });
  /** @type {any} */
  const body = await answer.json();
  if (!answer.ok) throw new Error(`POST /setup/voice-url answered ${answer.status}: ${JSON.stringify(body)}`);
  // Connection overrides are for Twilio; they are not sent.
  return body.voiceUrl.replace(/#.*$/, '');
}

/**
 * @param {import('../measured-server.mjs').MeasuredServer} server
 * @param {string} url
 * @param {number} round
 */
async function cpuPerRequest(server, url, round) {
  const requests = Array.from({ length: REQUESTS }, (_, index) =>
    signedRequest(url, (round + 2) * REQUESTS + index),
  );
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const before = await server.usage();
  let next = 0;
  const work = async () => {
    for (let each = requests[next++]; each; each = requests[next++]) await send(agent, url, each);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  const after = await server.usage();
  agent.destroy();
  return (after.cpuMicros - before.cpuMicros) / REQUESTS;
}

/**
 * @param {string} url
 * @param {number} number
 */
function signedRequest(url, number) {
  const parameters = { ...PARAMETERS, CallSid: `CA${number.toString(16).padStart(32, '0')}` };
  return {
    body: new URLSearchParams(parameters).toString(),
    signature: webhooks.getExpectedTwilioSignature(ACCOUNT.authToken, url, parameters),
  };
}

/**
 * @param {Agent} agent
 * @param {string} url
 * @param {{ body: string, signature: string }} call
 * @returns {Promise<void>}
 */
function send(agent, url, { body, signature }) {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signature,
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.once('end', () =>
        response.statusCode === 200 && text.includes('</Client>')
          ? resolve()
          : reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
