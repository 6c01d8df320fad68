/** A webhook as it was signed. */
export interface SignedWebhook {
  /** Public URL, with path and query exactly as received. */
  url: string;
  /** Parameters of a form body; empty for a GET, and where the body is signed by its digest. */
  parameters: Record<string, string | string[]>;
  /** Body as received, where its digest stands in the URL (`bodySHA256`). */
  digested?: Buffer | undefined;
  signature: string;
}

/** Checks that a webhook was signed with an account's Auth Token. */
export abstract class WebhookSignatures {
  abstract isValid(authToken: string, webhook: SignedWebhook): boolean;
}
