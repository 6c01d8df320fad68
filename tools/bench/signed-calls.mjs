import { Agent, request } from 'node:http';
import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { ACCOUNT } from './account.mjs';

export const REQUESTS = 3000;
const AT_ONCE = 16;

/** What Twilio sends for an incoming call: 24 parameters with the call's SID. */
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

export const PARAMETER_COUNT = Object.keys(PARAMETERS).length + 1;

let calls = 0;

/**
 * Sends signed incoming calls, each of its own SID, and sees that each rings a client.
 *
 * @param {import('./measured-server.mjs').MeasuredServer} server
 * @param {string} url
 * @returns {Promise<number>} microseconds of the server's CPU for each
 */
export async function cpuPerCall(server, url) {
  const requests = Array.from({ length: REQUESTS }, () => signedCall(url, (calls += 1)));
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
 * A call of its own. Each time it comes to a step by a webhook of its own, one after the other.
 *
 * @returns {(url: string) => Promise<void>}
 */
export function signedStep() {
  const number = (calls += 1);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  let webhook = 0;
  return (url) => send(agent, url, signedCall(url, number), `${number}-${(webhook += 1)}`, '<Gather');
}

/**
 * @param {string} url
 * @param {number} number
 */
function signedCall(url, number) {
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
 * @param {string} [webhook] by which Twilio knows it again
 * @param {string} [answer] what is to be in the answer
 * @returns {Promise<void>}
 */
function send(agent, url, { body, signature }, webhook, answer = '</Client>') {
  return new Promise((resolve, reject) => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'TwilioProxy/1.1',
      'x-twilio-signature': signature,
      ...(webhook !== undefined && { 'i-twilio-idempotency-token': webhook }),
    };
    const sent = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
      response.once('end', () =>
        response.statusCode === 200 && text.includes(answer)
          ? resolve()
          : reject(new Error(`${url} answered ${response.statusCode}: ${text.slice(0, 300)}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
