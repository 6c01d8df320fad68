import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SealingKeys } from './sealing-keys';

const CIPHER = 'aes-256-gcm';
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** More than this is not opened again. */
export const SEALED_BYTES_MAX = 3_044;
const SEAL = /^v1\.([A-Za-z0-9_-]{8})\.([A-Za-z0-9_-]{38,4096})$/;

/**
 * Seals bytes under the server's key: `v1.<key id>.<nonce, ciphertext and tag>`, AES-256-GCM, base64url. The purpose
 * goes in as additional data, so that a seal made for one thing opens nothing else.
 */
@Injectable()
export class Sealer {
  constructor(private readonly keys: SealingKeys) {}

  seal(purpose: string, content: Uint8Array): string {
    const { id, secret } = this.keys.present;
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv(CIPHER, secret, nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
    return `v1.${id}.${sealed.toString('base64url')}`;
  }

  /** The content; undefined where the seal is not ours, was made for another purpose, or was touched. */
  open(purpose: string, seal: string): Buffer | undefined {
    const [, id, text] = SEAL.exec(seal) ?? [];
    const key = id === undefined ? undefined : this.keys.named(id);
    if (!key || text === undefined) return undefined;
    const sealed = Buffer.from(text, 'base64url');
    // Base64url has spare bits at its end: only the one spelling that we wrote is accepted.
    if (sealed.toString('base64url') !== text) return undefined;
    const tagAt = sealed.length - TAG_BYTES;
    const decipher = createDecipheriv(CIPHER, key.secret, sealed.subarray(0, NONCE_BYTES), {
      authTagLength: TAG_BYTES,
    })
      .setAAD(Buffer.from(purpose))
      .setAuthTag(sealed.subarray(tagAt));
    try {
      const content = decipher.update(sealed.subarray(NONCE_BYTES, tagAt));
      // GCM has no last block: this only checks the tag, and throws.
      decipher.final();
      return content;
    } catch {
      return undefined;
    }
  }
}
