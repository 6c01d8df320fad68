import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { KnownAccounts } from './known-accounts';
import { WebhookRefused } from './webhook-refused';

const SIGNATURE = /^sha256=([0-9a-f]{64})$/;

/**
 * Lets a webhook of Meta in only if the app of one of the server's accounts signed it. It names no account: each is tried.
 * Source: https://developers.facebook.com/docs/graph-api/webhooks/getting-started#event-notifications
 */
@Injectable()
export class MetaWebhookVerifier {
  constructor(private readonly known: KnownAccounts) {}

  /** @throws WebhookRefused */
  verify(rawBody: Buffer, signature: string | undefined): void {
    const hex = SIGNATURE.exec(signature ?? '')?.[1];
    if (hex === undefined)
      throw new WebhookRefused(
        'webhook/no-signature',
        'The request has no X-Hub-Signature-256, which Meta sends with each webhook.',
      );
    const given = Buffer.from(hex, 'hex');
    const isOurs = this.known.all.some(({ fields: { metaAppSecret } }) => {
      if (metaAppSecret === undefined) return false;
      return timingSafeEqual(createHmac('sha256', metaAppSecret).update(rawBody).digest(), given);
    });
    if (isOurs) return;
    throw new WebhookRefused(
      'webhook/signature-mismatch',
      'No account of this server has the app secret that signed this. Copy the secret of the app into the account, or set WHATSAPP_APP_SECRET.',
    );
  }

  /** Whether somebody who sets the webhook up knows the text that was agreed on. */
  knowsToken(token: string | undefined): boolean {
    const given = digestOf(token ?? '');
    return this.known.all.some(
      ({ fields: { metaVerifyToken } }) =>
        metaVerifyToken !== undefined && timingSafeEqual(digestOf(metaVerifyToken), given),
    );
  }
}

/** Of one length, whatever the text's. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
