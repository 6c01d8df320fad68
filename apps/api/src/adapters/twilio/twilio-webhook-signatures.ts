import { Injectable } from '@nestjs/common';
import { validateRequest, validateRequestWithBody } from 'twilio/lib/webhooks/webhooks.js';
import { WebhookSignatures, type SignedWebhook } from '../../domains/accounts/ports/webhook-signatures';

/**
 * Twilio's own validator, by sub-path (the package's root costs 33 MB). It accepts the URL with and without its port.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
@Injectable()
export class TwilioWebhookSignatures extends WebhookSignatures {
  isValid(authToken: string, { url, parameters, rawBody, signature }: SignedWebhook): boolean {
    if (!/[?&]bodySHA256=/.test(url)) return validateRequest(authToken, signature, url, parameters);
    // Without a body there is nothing that the digest could vouch for, were it the digest of nothing.
    return rawBody.length > 0 && validateRequestWithBody(authToken, signature, url, rawBody.toString('utf8'));
  }
}
