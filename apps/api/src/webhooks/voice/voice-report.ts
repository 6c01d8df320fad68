import type { Request } from 'express';
import { findTwilioWebhook } from '../twilio-webhook';
import type { WebhookParameters } from '../webhook-parameters';

/** What only reports carry: of the progress of calls and conferences, and of recordings. */
const OF_REPORTS = ['SequenceNumber', 'CallbackSource', 'RecordingStatus'];

/**
 * True where parameters tell of something, and ask nothing. Who answered is asked with where the call itself waited for it, and
 * told, without the state of the call, where it went on beside.
 * Source: https://www.twilio.com/docs/voice/answering-machine-detection
 */
export const isOfReport = (parameters: WebhookParameters): boolean =>
  OF_REPORTS.some((name) => Object.hasOwn(parameters, name)) ||
  (Object.hasOwn(parameters, 'AnsweredBy') && !Object.hasOwn(parameters, 'CallStatus'));

/**
 * True for a webhook that passed the guard and whose answer Twilio ignores.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#statuscallback
 */
export function isReport(request: Request): boolean {
  const webhook = findTwilioWebhook(request);
  return webhook !== undefined && (request.path.endsWith('/status') || isOfReport(webhook.parameters));
}
