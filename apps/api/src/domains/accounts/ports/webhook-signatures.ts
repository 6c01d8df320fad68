/** A webhook as it was signed. */
export interface SignedWebhook {
  /** Public URL, with path and query exactly as received. */
  url: string;
  /** Parameters of a form body; empty for a GET. */
  parameters: Record<string, string | string[]>;
  /** Body as received, for those that are signed by its digest (`bodySHA256`). */
  rawBody: Buffer;
  signature: string;
}

/** Checks that a webhook was signed with an account's Auth Token. */
export abstract class WebhookSignatures {
  abstract isValid(authToken: string, webhook: SignedWebhook): boolean;
}
