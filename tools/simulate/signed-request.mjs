import { randomBytes } from 'node:crypto';
import { askJson } from '../shared/ask.mjs';
import { signedForm } from '../shared/signed-form.mjs';

/**
 * @typedef {object} Account who signs
 * @property {string} accountSid
 * @property {string} authToken
 * @property {string} phoneNumber
 */

/**
 * @param {import('./bodies.mjs').TwilioWebhook} simulation
 * @param {Account} account
 * @param {string} publicBase under which the server believes itself to be called
 */
export function signedByTwilio({ path, form, kind }, { accountSid, authToken, phoneNumber }, publicBase) {
  const sid = `${kind === 'call' ? 'CA' : 'SM'}${randomBytes(16).toString('hex')}`;
  return signedForm(publicBase + path, authToken, {
    AccountSid: accountSid,
    ...(kind === 'call' ? { CallSid: sid } : { MessageSid: sid, SmsSid: sid }),
    ApiVersion: '2010-04-01',
    To: phoneNumber,
    ...form,
  });
}

/**
 * A body in JSON, signed by the emulator with the key that stands for SendGrid's.
 *
 * @param {import('./bodies.mjs').MailWebhook} simulation
 * @param {string} emulator its address
 */
export async function signedBySendgrid({ json }, emulator) {
  const body = JSON.stringify(json(Date.now()));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const { signature } = await askJson(`${emulator}/control/mail/sign`, { body: { timestamp, body } });
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-twilio-email-event-webhook-timestamp': timestamp,
      'x-twilio-email-event-webhook-signature': String(signature),
    },
    body,
  };
}
