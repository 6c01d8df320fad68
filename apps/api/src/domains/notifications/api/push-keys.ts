import { generateKeyPairSync } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import { AppError } from '../../../platform/errors/app-error';
import { Sealer } from '../../../platform/security/sealer';
import { PushStore } from '../push.store';
import { pushKeyPurpose } from '../sealed-in-notifications';

const VAPID = 'vapid';
const UNCOMPRESSED = Buffer.of(4);

/** A P-256 key pair, base64url: 65 bytes of an uncompressed point, and 32 bytes. */
export interface PushKeyPair {
  publicKey: string;
  privateKey: string;
}

/**
 * The key pair by which push services know this server (VAPID, RFC 8292). Made when it is first needed and kept for
 * ever: browsers' subscriptions are good for this key only.
 */
@Injectable()
export class PushKeys {
  #pair: Promise<PushKeyPair> | undefined;

  constructor(
    private readonly store: PushStore,
    private readonly work: UnitOfWork,
    private readonly sealer: Sealer,
  ) {}

  pair(): Promise<PushKeyPair> {
    this.#pair ??= this.#read().catch((error: unknown) => {
      this.#pair = undefined;
      throw error;
    });
    return this.#pair;
  }

  async #read(): Promise<PushKeyPair> {
    if (!(await this.store.key(VAPID))) await this.#offer();
    const row = await this.store.key(VAPID);
    const privateKey = row && this.sealer.open(pushKeyPurpose(VAPID), row.sealed_private_key);
    if (privateKey) return { publicKey: row.public_key, privateKey: privateKey.toString('base64url') };
    throw new AppError({
      code: 'push/key-unreadable',
      detail:
        'The key for push messages was sealed with another server key. Set CENTRALITA_KEY_PREVIOUS to that one and start again.',
      status: 503,
    });
  }

  async #offer(): Promise<void> {
    const {
      x = '',
      y = '',
      d = '',
    } = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
      format: 'jwk',
    });
    const point = Buffer.concat([UNCOMPRESSED, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
    const row = {
      id: VAPID,
      public_key: point.toString('base64url'),
      sealed_private_key: this.sealer.seal(pushKeyPurpose(VAPID), Buffer.from(d, 'base64url')),
    };
    await this.work.run((tx) => this.store.offerKey(tx, row));
  }
}
