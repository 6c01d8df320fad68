import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  MailWebhookSignatures,
  type SignedMailWebhook,
} from '../../domains/accounts/ports/mail-webhook-signatures';

/**
 * SendGrid's signatures: ECDSA on P-256 with SHA-256, over the timestamp followed by the body as it came, which ends in
 * `\r\n`. Its event webhook and its Inbound Parse webhook sign alike, each with a key of its own.
 *
 * Source: https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/getting-started-event-webhook-security-features
 * and https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/securing-your-parse-webhooks
 */
@Injectable()
export class SendgridWebhookSignatures extends MailWebhookSignatures {
  /** To read a key costs more than to use it. */
  readonly #keys = new Map<string, KeyObject | undefined>();

  isValid(publicKey: string, { timestamp, rawBody, signature }: SignedMailWebhook): boolean {
    const key = this.#key(publicKey);
    if (!key) return false;
    try {
      const signed = Buffer.concat([Buffer.from(timestamp), rawBody]);
      return verify('sha256', signed, key, Buffer.from(signature, 'base64'));
    } catch {
      // Whatever is no signature at all.
      return false;
    }
  }

  #key(publicKey: string): KeyObject | undefined {
    if (!this.#keys.has(publicKey)) this.#keys.set(publicKey, readKey(publicKey));
    return this.#keys.get(publicKey);
  }
}

function readKey(publicKey: string): KeyObject | undefined {
  try {
    return createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}
