import { createHmac, randomBytes } from 'node:crypto';

/**
 * @typedef {object} Account who signs
 * @property {string} accountSid
 * @property {string} authToken
 * @property {string} phoneNumber
 */
/** @typedef {{ path: string, headers: Record<string, string>, body: string, sid?: string }} Signed */

/**
 * A form as Twilio posts it: the whole URL, then each name and value in the order of the names, signed with the Auth Token.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 *
 * @param {import('./bodies.mjs').Simulation} simulation
 * @param {Account} account
 * @param {string} publicBase under which the server believes itself to be called
 * @returns {Signed}
 */
export function signedForm({ path, form = {}, kind }, { accountSid, authToken, phoneNumber }, publicBase) {
  const sid = `${kind === 'call' ? 'CA' : 'SM'}${randomBytes(16).toString('hex')}`;
  /** @type {Record<string, string>} */
  const parameters = {
    AccountSid: accountSid,
    ...(kind === 'call' ? { CallSid: sid } : { MessageSid: sid, SmsSid: sid }),
    ApiVersion: '2010-04-01',
    To: phoneNumber,
    ...form,
  };
  const signed = Object.keys(parameters)
    .sort()
    .reduce((text, name) => text + name + parameters[name], publicBase + path);
  return {
    path,
    sid,
    headers: {
      'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
      'x-twilio-signature': createHmac('sha1', authToken).update(signed).digest('base64'),
    },
    body: new URLSearchParams(parameters).toString(),
  };
}

/**
 * A body in JSON, signed by its app's secret as Meta does it.
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications
 *
 * @param {string} path
 * @param {unknown} content
 * @param {string} appSecret
 * @returns {Signed}
 */
export function signedByMeta(path, content, appSecret) {
  const body = JSON.stringify(content);
  const signature = createHmac('sha256', appSecret).update(body).digest('hex');
  return {
    path,
    headers: { 'content-type': 'application/json', 'x-hub-signature-256': `sha256=${signature}` },
    body,
  };
}

/**
 * A body in JSON, signed by the emulator with the key that stands for SendGrid's.
 *
 * @param {string} path
 * @param {unknown} content
 * @param {string} emulator its address
 * @returns {Promise<Signed>}
 */
export async function signedBySendgrid(path, content, emulator) {
  const body = JSON.stringify(content);
  const timestamp = String(Math.floor(Date.now() / 1000));
  const answer = await fetch(`${emulator}/control/mail/sign`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ timestamp, body }),
  });
  if (!answer.ok) throw new Error(`The emulator at ${emulator} did not sign (${answer.status}).`);
  const { signature } = /** @type {{ signature: string }} */ (await answer.json());
  return {
    path,
    headers: {
      'content-type': 'application/json',
      'x-twilio-email-event-webhook-timestamp': timestamp,
      'x-twilio-email-event-webhook-signature': signature,
    },
    body,
  };
}
