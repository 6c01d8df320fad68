import { Injectable } from '@nestjs/common';
import { WebhookSignatures, type SignedWebhook } from '../ports/webhook-signatures';
import { AccountCredentials } from './account-credentials';
import type { TwilioAccount } from './twilio-account';
import { WebhookRefused } from './webhook-refused';

export interface IncomingWebhook extends Omit<SignedWebhook, 'url' | 'signature'> {
  /** Path and query, exactly as received. */
  pathAndQuery: string;
  /** Public addresses under which the sender may have called, likeliest first. */
  bases: readonly string[];
  signature: string | undefined;
  seal: string | undefined;
  accountSid: string | undefined;
}

export interface VerifiedWebhook {
  account: TwilioAccount;
  /** The address under which Twilio called, proven by the signature. */
  base: string;
}

/** Lets a webhook in only if it was signed with the Auth Token of its account. */
@Injectable()
export class WebhookVerifier {
  constructor(
    private readonly credentials: AccountCredentials,
    private readonly signatures: WebhookSignatures,
  ) {}

  /**
   * @returns the account whose webhook it is, and the base that was signed
   * @throws WebhookRefused in every other case
   */
  verify(webhook: IncomingWebhook): VerifiedWebhook {
    const { signature } = webhook;
    if (!signature) {
      throw new WebhookRefused(
        'webhook/no-signature',
        'The request has no X-Twilio-Signature header: only Twilio may call this address.',
      );
    }
    const accounts = this.credentials.forWebhook(webhook);
    // All of them are tried, whichever fits: how long it takes says nothing about the accounts of this server.
    const bases = accounts.map((account) => this.#signedBase(account, webhook, signature));
    const at = bases.findIndex((base) => base !== undefined);
    const [account, base] = [accounts[at], bases[at]];
    if (account && base !== undefined) {
      this.credentials.letIn(account, webhook.seal);
      return { account, base };
    }
    if (webhook.accountSid !== undefined) for (const claimed of accounts) this.credentials.refused(claimed);
    throw new WebhookRefused(
      'webhook/signature-mismatch',
      `X-Twilio-Signature does not fit a request to ${webhook.bases.join(' or ')}. Either the URL at Twilio names another host than PUBLIC_BASE_URL, or the Auth Token was changed: then paste the voice URL anew.`,
    );
  }

  #signedBase(
    { authTokens }: TwilioAccount,
    { bases, pathAndQuery, parameters, digested }: IncomingWebhook,
    signature: string,
  ): string | undefined {
    return bases.find((base) => {
      const signed = { url: base + pathAndQuery, parameters, digested, signature };
      return authTokens.some((authToken) => this.signatures.isValid(authToken, signed));
    });
  }
}
