import { Agent } from 'node:http';
import { ACCOUNT } from '../shared/account.mjs';
import { signedForm } from '../shared/signed-form.mjs';
import { send, sendAll } from './signed-requests.mjs';

export const REQUESTS = 3000;
const AT_ONCE = 16;
const ANSWER = '</Client>';

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
  return (await sendAll(server, url, requests, { atOnce: AT_ONCE, answer: ANSWER })).cpuMicros;
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
  return (url) => {
    const signed = signedCall(url, number);
    // By which Twilio knows a webhook again.
    const token = { 'i-twilio-idempotency-token': `${number}-${(webhook += 1)}` };
    return send(agent, url, { ...signed, headers: { ...signed.headers, ...token } }, '<Gather');
  };
}

/**
 * @param {string} url
 * @param {number} number
 */
function signedCall(url, number) {
  const CallSid = `CA${number.toString(16).padStart(32, '0')}`;
  return signedForm(url, ACCOUNT.authToken, { ...PARAMETERS, CallSid });
}
