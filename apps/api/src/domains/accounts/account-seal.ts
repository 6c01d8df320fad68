import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Sealer } from '../../platform/security/sealer';

/** Additional data of the seal: it opens at voice webhooks and nowhere else. */
const PURPOSE = 'centralita/voice-url/1';
const SID_BYTES = 16;
const TOKEN_BYTES = 16;
const NUMBER_BYTES = 8;
/** Opening one costs as much as checking a signature: those of the calls of this minute are kept open. */
const OPENED = { max: 1_000, ttl: 60_000 };

export interface SealedAccount {
  accountSid: string;
  authToken: string;
  /** E.164. */
  phoneNumber: string;
}

/**
 * What a voice URL carries, so that the server need not remember anyone: account SID, Auth Token and number in 40
 * bytes (two hexadecimal strings of 32 digits, and a number of at most 15 digits), sealed.
 */
@Injectable()
export class AccountSeal {
  readonly #opened = new LRUCache<string, SealedAccount>(OPENED);

  constructor(private readonly sealer: Sealer) {}

  seal({ accountSid, authToken, phoneNumber }: SealedAccount): string {
    const content = Buffer.alloc(SID_BYTES + TOKEN_BYTES + NUMBER_BYTES);
    content.write(accountSid.slice(2), 0, 'hex');
    content.write(authToken, SID_BYTES, 'hex');
    content.writeBigUInt64BE(BigInt(phoneNumber.slice(1)), SID_BYTES + TOKEN_BYTES);
    return this.sealer.seal(PURPOSE, content);
  }

  /** The account; undefined where the seal is not ours or was touched. */
  open(seal: string): SealedAccount | undefined {
    const known = this.#opened.get(seal);
    if (known) return known;
    const account = this.#openedNow(seal);
    if (account) this.#opened.set(seal, account);
    return account;
  }

  #openedNow(seal: string): SealedAccount | undefined {
    const content = this.sealer.open(PURPOSE, seal);
    if (content?.length !== SID_BYTES + TOKEN_BYTES + NUMBER_BYTES) return undefined;
    return {
      accountSid: `AC${content.toString('hex', 0, SID_BYTES)}`,
      authToken: content.toString('hex', SID_BYTES, SID_BYTES + TOKEN_BYTES),
      phoneNumber: `+${content.readBigUInt64BE(SID_BYTES + TOKEN_BYTES)}`,
    };
  }
}
