import type { Request, Response } from 'express';
import { valueOf } from './twilio-webhook';
import { parseForm } from './webhook-parameters';

/** Paths that people open to see whether a webhook is there, before they paste it. */
const PATHS = ['voip', 'whatsapp', 'sms'].map((channel) => `/api/webhooks/${channel}/twilio`);
/** What every webhook of Twilio carries one of. */
const OF_TWILIO = ['AccountSid', 'CallSid', 'MessageSid', 'SmsSid'];

/** Answers a plain GET of such a path; a webhook that Twilio sends by GET goes on. @returns whether it did */
export function answerLiveness(request: Request, response: Response): boolean {
  const [path = '', query = ''] = request.url.split('?', 2);
  if (request.method !== 'GET' || !PATHS.includes(path)) return false;
  const parameters = parseForm(query) ?? {};
  const isWebhook =
    request.headers['x-twilio-signature'] !== undefined ||
    OF_TWILIO.some((name) => valueOf(parameters, name) !== undefined);
  if (isWebhook) return false;
  response
    .status(200)
    .set('Cache-Control', 'no-store')
    .json({ status: 'ok', webhook: path, methods: ['POST', 'GET'] });
  return true;
}
