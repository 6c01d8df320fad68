import { createHmac } from 'node:crypto';

/**
 * The `X-Twilio-Signature` of a request: HMAC-SHA1, under the Auth Token, of the full URL followed by each POST
 * parameter's name and value in the order of names.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export function twilioSignature(
  authToken: string,
  url: string,
  postParameters: Record<string, string>,
): string {
  const sorted = Object.keys(postParameters).sort();
  const signed = sorted.reduce((text, name) => text + name + postParameters[name], url);
  return createHmac('sha1', authToken).update(Buffer.from(signed, 'utf8')).digest('base64');
}
