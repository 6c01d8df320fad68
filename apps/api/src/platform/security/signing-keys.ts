import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { SealingKey } from './sealing-key';
import { SealingKeys } from './sealing-keys';

export interface SigningKey {
  /** Name of the server key that it was made of. */
  id: string;
  key: KeyObject;
}

const BYTES = 32;

/**
 * Keys for signing, one per purpose, derived from the server's key (HKDF, RFC 5869): nothing more to keep, and while
 * the server's previous key is known, what was signed under it still holds.
 */
@Injectable()
export class SigningKeys {
  constructor(private readonly keys: SealingKeys) {}

  present(purpose: string): SigningKey {
    return derive(this.keys.present, purpose);
  }

  /** The key that a signature names, if it is one of ours. */
  named(purpose: string, id: string): SigningKey | undefined {
    const key = this.keys.named(id);
    return key && derive(key, purpose);
  }
}

function derive({ id, secret }: SealingKey, purpose: string): SigningKey {
  const bytes = hkdfSync('sha256', secret, '', `centralita/${purpose}`, BYTES);
  return { id, key: createSecretKey(Buffer.from(bytes)) };
}
