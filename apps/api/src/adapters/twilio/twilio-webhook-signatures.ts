import { timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  getExpectedTwilioSignature,
  validateRequest,
  validateRequestWithBody,
} from 'twilio/lib/webhooks/webhooks.js';
import { WebhookSignatures, type SignedWebhook } from '../../domains/accounts/ports/webhook-signatures';

/** Scheme and host of a URL, and its port where it names one. */
const ORIGIN = /^(https?:\/\/(?:\[[^\]]*\]|[^/?#:]*))(:\d+)?/i;

/**
 * Twilio's own validator, by sub-path (the package's root costs 33 MB). It accepts the URL with and without its port.
 * Source: https://www.twilio.com/docs/usage/security#validating-requests
 */
@Injectable()
export class TwilioWebhookSignatures extends WebhookSignatures {
  isValid(authToken: string, { url, parameters, digested, signature }: SignedWebhook): boolean {
    if (!hasPlainQuery(url) && !isSignedAsSent(authToken, url, digested ? {} : parameters, signature))
      return false;
    return digested
      ? validateRequestWithBody(authToken, signature, url, digested.toString('utf8'))
      : validateRequest(authToken, signature, url, parameters);
  }
}

/** The validator also tries the query as Node would write it anew, which is the same only where it is all `name=value`. */
function hasPlainQuery(url: string): boolean {
  const queryAt = url.indexOf('?');
  return (
    queryAt === -1 ||
    url
      .slice(queryAt + 1)
      .split('&')
      .every((pair) => pair.indexOf('=') > 0)
  );
}

/** The other forms of a URL that the validator knows: with or without the port, quotes and such escaped or not. */
function isSignedAsSent(
  authToken: string,
  url: string,
  parameters: SignedWebhook['parameters'],
  signature: string,
): boolean {
  const given = Buffer.from(signature);
  return [url, new URL(url).href]
    .flatMap((form) => [form.replace(ORIGIN, '$1'), form.replace(ORIGIN, withPort)])
    .some((form) => {
      const expected = Buffer.from(getExpectedTwilioSignature(authToken, form, parameters));
      return given.length === expected.length && timingSafeEqual(given, expected);
    });
}

const withPort = (_match: string, origin: string, port: string | undefined): string =>
  origin + (port ?? (origin.toLowerCase().startsWith('https') ? ':443' : ':80'));
