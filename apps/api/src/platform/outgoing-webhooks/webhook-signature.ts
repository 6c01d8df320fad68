import { createHmac } from 'node:crypto';

export interface SignedMessage {
  /** The same at each try of one delivery. */
  id: string;
  /** JSON, as it is sent. */
  body: string;
  /** Epoch milliseconds of this try. */
  at: number;
}

/**
 * The one form in which outgoing webhooks are signed: HMAC-SHA256 over timestamp, full stop and body. `docs/webhooks.md`
 * tells receivers how to check it.
 */
export function signedHeaders(secret: Uint8Array, { id, body, at }: SignedMessage): Record<string, string> {
  const timestamp = Math.floor(at / 1000);
  return {
    'Content-Type': 'application/json; charset=utf-8',
    'X-Centralita-Delivery': id,
    'X-Centralita-Timestamp': String(timestamp),
    'X-Centralita-Signature': `v1=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`,
  };
}

/** A receiver that is overloaded or broken may recover; one that says no will say it again. */
export const mayRecover = (status: number): boolean => status >= 500 || [408, 425, 429].includes(status);
export const isAccepted = (status: number): boolean => status >= 200 && status <= 299;
