import { Agent, request } from 'node:http';
import webhooks from 'twilio/lib/webhooks/webhooks.js';
import { ACCOUNT } from '../shared/account.mjs';

/**
 * @typedef {object} SignedRequest
 * @property {string} body
 * @property {string} signature
 */

/**
 * A webhook as Twilio signs it.
 *
 * @param {string} url
 * @param {Record<string, string>} parameters
 * @returns {SignedRequest}
 */
export const signedRequest = (url, parameters) => ({
  body: new URLSearchParams(parameters).toString(),
  signature: webhooks.getExpectedTwilioSignature(ACCOUNT.authToken, url, parameters),
});

/**
 * Sends them, so many at once, and sees that each gets its answer.
 *
 * @param {import('./measured-server.mjs').MeasuredServer} server
 * @param {string} url
 * @param {readonly SignedRequest[]} requests
 * @param {{ atOnce: number, answer: string }} how `answer` is what is to be in each
 * @returns {Promise<{ cpuMicros: number, perSecond: number }>} the server's CPU for each; and how many were answered
 */
export async function sendAll(server, url, requests, { atOnce, answer }) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const before = await server.usage();
  const began = performance.now();
  let next = 0;
  const work = async () => {
    for (let each = requests[next++]; each; each = requests[next++]) await send(agent, url, each, { answer });
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  const seconds = (performance.now() - began) / 1000;
  const after = await server.usage();
  agent.destroy();
  return {
    cpuMicros: (after.cpuMicros - before.cpuMicros) / requests.length,
    perSecond: requests.length / seconds,
  };
}

/**
 * @param {Agent} agent
 * @param {string} url
 * @param {SignedRequest} signed
 * @param {{ answer: string, webhook?: string }} how `webhook`: by which Twilio knows it again
 * @returns {Promise<void>}
 */
export function send(agent, url, { body, signature }, { answer, webhook }) {
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
