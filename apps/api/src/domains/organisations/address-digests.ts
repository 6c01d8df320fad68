import { createHmac, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work';
import { AppError } from '../../platform/errors/app-error';
import { Sealer } from '../../platform/security/sealer';
import { OrganisationsStore } from './organisations.store';
import { PURPOSES } from './sealed-in-organisations';

const SECRET_ID = 'organisations';
const SECRET_BYTES = 32;

/**
 * Keyed digests by which a number is found without standing in the database: unlike a plain hash, a keyed one cannot be
 * undone by trying all numbers. The key is random, and kept sealed.
 */
@Injectable()
export class AddressDigests {
  #secret: KeyObject | undefined;

  constructor(
    private readonly store: OrganisationsStore,
    private readonly sealer: Sealer,
    private readonly work: UnitOfWork,
  ) {}

  /** Reads the key; makes it where there is none. Processes that start together end up with one key. */
  async load(): Promise<void> {
    if (!(await this.store.lookupSecret(SECRET_ID))) {
      const sealed = this.sealer.seal(PURPOSES.lookup(SECRET_ID), randomBytes(SECRET_BYTES));
      await this.work.run((tx) => this.store.addLookupSecret(tx, { id: SECRET_ID, sealed_secret: sealed }));
    }
    const sealed = await this.store.lookupSecret(SECRET_ID);
    const secret = sealed && this.sealer.open(PURPOSES.lookup(SECRET_ID), sealed);
    if (!secret) {
      throw new AppError({
        code: 'config/key-is-another',
        detail:
          'The database was written under another server key. Put the former key back, as CENTRALITA_KEY or as CENTRALITA_KEY_PREVIOUS, then start again.',
      });
    }
    this.#secret = createSecretKey(secret);
  }

  /** Digest of a number or a domain. */
  of(address: string): string {
    if (!this.#secret) throw new Error('AddressDigests.load() comes first.');
    return createHmac('sha256', this.#secret).update(address).digest('base64url');
  }
}
