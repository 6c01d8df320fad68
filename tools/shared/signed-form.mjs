import webhooks from 'twilio/lib/webhooks/webhooks.js';

/**
 * A webhook as Twilio posts it, signed with the account's Auth Token.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 *
 * @param {string} url under which the server believes itself to be called
 * @param {string} authToken
 * @param {Record<string, string>} parameters
 */
export const signedForm = (url, authToken, parameters) => ({
  method: 'POST',
  headers: {
    'content-type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'user-agent': 'TwilioProxy/1.1',
    'x-twilio-signature': webhooks.getExpectedTwilioSignature(authToken, url, parameters),
  },
  body: new URLSearchParams(parameters).toString(),
});
