import { Injectable } from '@nestjs/common';
import type { AccountField, KnownAccount } from '../ports/known-account';
import { MailWebhookSignatures, type SignedMailWebhook } from '../ports/mail-webhook-signatures';
import { KnownAccounts } from './known-accounts';
import { WebhookRefused } from './webhook-refused';

/** What a provider of mail tells us of: mail that we sent, or mail that came in. Each is signed with a key of its own. */
export type MailWebhookKind = 'events' | 'inbound';

const KEYS: Record<MailWebhookKind, AccountField> = {
  events: 'sendgridWebhookKey',
  inbound: 'sendgridParseKey',
};

/** Lets a webhook about mail in only if one of the server's accounts signed it. It names no account: each is tried. */
@Injectable()
export class MailWebhookVerifier {
  constructor(
    private readonly known: KnownAccounts,
    private readonly signatures: MailWebhookSignatures,
  ) {}

  /**
   * @returns the account that signed
   * @throws WebhookRefused in every other case
   */
  verify(kind: MailWebhookKind, webhook: Partial<SignedMailWebhook> & { rawBody: Buffer }): KnownAccount {
    const { timestamp, signature, rawBody } = webhook;
    if (!timestamp || !signature)
      throw new WebhookRefused(
        'webhook/no-signature',
        'The request has no X-Twilio-Email-Event-Webhook-Signature and -Timestamp: switch the signature on in the settings of the webhook.',
      );
    const account = this.known.all.find(({ fields }) => {
      const key = fields[KEYS[kind]];
      return key !== undefined && this.signatures.isValid(key, { timestamp, signature, rawBody });
    });
    if (account) return account;
    throw new WebhookRefused(
      'webhook/signature-mismatch',
      `No account of this server has the key that signed this. Copy the verification key of the ${kind === 'events' ? 'event webhook' : 'Inbound Parse policy'} into the account.`,
    );
  }
}
