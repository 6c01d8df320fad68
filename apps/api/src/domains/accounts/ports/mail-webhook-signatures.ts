/** What a provider of mail signs: when it sent a webhook, and the bytes of its body. */
export interface SignedMailWebhook {
  timestamp: string;
  rawBody: Buffer;
  /** Base64. */
  signature: string;
}

/** Tells whether a provider of mail signed a webhook. */
export abstract class MailWebhookSignatures {
  /** @param publicKey base64 of its DER form, as the provider shows it */
  abstract isValid(publicKey: string, webhook: SignedMailWebhook): boolean;
}
