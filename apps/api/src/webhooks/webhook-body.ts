import type { Request } from 'express';
import { rawBodyOf } from './raw-body';
import { parseForm, parseJson, parseQuery, type WebhookParameters } from './webhook-parameters';

/** What a webhook's body says, and by what it is signed. */
export interface WebhookBody {
  parameters: WebhookParameters;
  /** Of those, what is signed as names and values. */
  signed: WebhookParameters;
  /** The bytes that the URL's `bodySHA256` vouches for. */
  digested?: Buffer;
}

const NOTHING: WebhookBody = { parameters: {}, signed: {} };
/** As it stands in the URL: what is written otherwise is another name to Twilio's validator too. */
const DIGEST = /[?&]bodySHA256=/;

/**
 * Reads a body by the way in which it is signed: a form by its parameters, any other body only by its digest in the URL.
 * Undefined where nothing vouches for it. Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
export function webhookBodyOf(request: Request): WebhookBody | undefined {
  const bytes = rawBodyOf(request);
  const hasDigest = DIGEST.test(request.originalUrl);
  if (bytes.length === 0) return hasDigest ? undefined : NOTHING;
  if (request.method === 'GET') return undefined;
  const type = request.headers['content-type']?.split(';', 1)[0]?.trim().toLowerCase();
  const text = bytes.toString('utf8');
  const isForm = type === 'application/x-www-form-urlencoded';
  if (hasDigest) {
    const parameters = isForm ? parseQuery(text) : type?.endsWith('json') ? parseJson(text) : {};
    return { parameters, signed: {}, digested: bytes };
  }
  const parameters = isForm ? parseForm(text) : undefined;
  return parameters && { parameters, signed: parameters };
}
