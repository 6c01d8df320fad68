import type { Request } from 'express';
import { findTwilioWebhook } from '../twilio-webhook';

/** What only reports carry: of the progress of calls and conferences, and of recordings. */
const OF_REPORTS = ['SequenceNumber', 'CallbackSource', 'RecordingStatus'];

/**
 * True for a webhook that passed the guard and whose answer Twilio ignores.
 * Source: https://www.twilio.com/docs/voice/api/call-resource#statuscallback
 */
export function isReport(request: Request): boolean {
  const webhook = findTwilioWebhook(request);
  if (!webhook) return false;
  return (
    request.path.endsWith('/status') || OF_REPORTS.some((name) => Object.hasOwn(webhook.parameters, name))
  );
}
