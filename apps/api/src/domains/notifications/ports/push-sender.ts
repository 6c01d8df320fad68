/** A browser's address at its push service, and its keys. */
export interface PushAddress {
  endpoint: string;
  /** Base64url. */
  p256dh: string;
  auth: string;
}

export interface PushMessage {
  address: PushAddress;
  /** Encrypted on the way for the browser alone. */
  payload: string;
  /** For how long the push service keeps it. */
  ttlSec: number;
  urgency: 'normal' | 'high';
  /** A later message of the same topic replaces one that was not delivered yet: at most 32 characters of base64url. */
  topic: string;
  /** Key pair of this server, base64url. */
  keys: { publicKey: string; privateKey: string };
  signal: AbortSignal;
}

/** Sends a message to a browser through its push service. */
export abstract class PushSender {
  /** @throws AppError `push/address-refused` (422) where no message is sent to such an address */
  abstract check(endpoint: string): Promise<void>;

  /**
   * @returns `gone` where the push service will never deliver to that address again
   * @throws AppError `push/not-sent`: retryable where it may pass later
   */
  abstract send(message: PushMessage): Promise<'sent' | 'gone'>;
}
