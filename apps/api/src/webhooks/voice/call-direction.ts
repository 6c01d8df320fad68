import type { WebhookParameters } from '../webhook-parameters';
import { valueOf } from '../twilio-webhook';

export type CallDirection = 'outgoing' | 'incoming' | 'made-by-rest';

/**
 * Who began a call. A browser's calls come from `client:…`; calls made through REST are `outbound-…`, and go on at the
 * step that their own URL names; all else comes in. Source: https://www.twilio.com/docs/voice/twiml#request-parameters
 */
export function directionOf(parameters: WebhookParameters): CallDirection {
  if (valueOf(parameters, 'From')?.startsWith('client:')) return 'outgoing';
  return valueOf(parameters, 'Direction')?.startsWith('outbound-') ? 'made-by-rest' : 'incoming';
}
