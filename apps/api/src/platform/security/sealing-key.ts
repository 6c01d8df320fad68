import { createHash, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';

export const SEALING_KEY_BYTES = 32;

/** A server key with the short name under which seals refer to it. */
export interface SealingKey {
  id: string;
  secret: KeyObject;
}

/** Reads a key of 32 bytes from base64url (43 characters) or hex (64 characters); undefined if it is neither. */
export function parseSealingKey(text: string): SealingKey | undefined {
  const encoding = /^[0-9a-f]{64}$/i.test(text)
    ? 'hex'
    : /^[A-Za-z0-9_-]{43}=?$/.test(text)
      ? 'base64url'
      : undefined;
  if (encoding === undefined) return undefined;
  return sealingKey(Buffer.from(text, encoding));
}

/** A new key, as it is written. */
export const newSealingKey = (): string => randomBytes(SEALING_KEY_BYTES).toString('base64url');

/** Names a key by a digest, so that a seal tells which key made it without telling anything of the key. */
export function sealingKey(bytes: Buffer): SealingKey {
  const id = createHash('sha256').update('centralita/key-id/').update(bytes).digest('base64url').slice(0, 8);
  return { id, secret: createSecretKey(bytes) };
}
