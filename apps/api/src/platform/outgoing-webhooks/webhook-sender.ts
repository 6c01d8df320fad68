export interface WebhookPost {
  url: string;
  headers: Record<string, string>;
  /** JSON. */
  body: string;
  signal?: AbortSignal;
}

/**
 * Sends to addresses that people typed in. It must never reach what only this server can reach: other services of its
 * machine and network, and the metadata of its cloud.
 */
export abstract class WebhookSender {
  /**
   * @returns the HTTP status of the answer; a redirect is not followed
   * @throws AppError `webhooks/address-refused` (422, final) for an address of a private network,
   *   `webhooks/unreachable` (502, retryable) where no answer came
   */
  abstract post(post: WebhookPost): Promise<number>;

  /** @throws AppError `webhooks/address-refused`; a host that has no address at the moment passes */
  abstract check(url: string): Promise<void>;
}
