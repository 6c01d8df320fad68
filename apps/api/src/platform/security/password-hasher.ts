import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { promisify } from 'node:util';
import { Injectable } from '@nestjs/common';

/** How much work one guess costs. */
interface Cost {
  memoryKiB: number;
  passes: number;
  parallelism: number;
}

/** The least that OWASP asks for. Source: https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const COST: Cost = { memoryKiB: 19_456, passes: 2, parallelism: 1 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;
const STORED = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const argon2id = promisify(
  (parameters: Argon2Parameters, done: (error: Error | null, hash: Buffer) => void) =>
    argon2('argon2id', parameters, done),
);

/**
 * Hashes passwords by Argon2id on Node's thread pool, in the text form of the PHC string format with the costs in it:
 * these can be raised later, and a password is then hashed anew when its owner signs in.
 */
@Injectable()
export class PasswordHasher {
  /** Stands in for the hash of people who do not exist, so that an answer takes as long for them. */
  readonly #nobody = this.hash(randomBytes(SALT_BYTES).toString('base64'));

  async hash(password: string): Promise<string> {
    const salt = randomBytes(SALT_BYTES);
    const hash = await digest(password, salt, COST, HASH_BYTES);
    const { memoryKiB, passes, parallelism } = COST;
    return `$argon2id$v=19$m=${memoryKiB},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(hash)}`;
  }

  /** @param stored what `hash` returned; undefined where there is nobody, which takes as long and is always false */
  async verify(password: string, stored: string | undefined): Promise<boolean> {
    const [, memory, passes, parallelism, salt, hash] = STORED.exec(stored ?? (await this.#nobody)) ?? [];
    if (salt === undefined || hash === undefined) return false;
    const expected = Buffer.from(hash, 'base64');
    const cost = { memoryKiB: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
    const actual = await digest(password, Buffer.from(salt, 'base64'), cost, expected.length);
    return timingSafeEqual(actual, expected) && stored !== undefined;
  }

  /** True where the hash was made with other costs than today's. */
  isOutdated(stored: string): boolean {
    return !stored.startsWith(`$argon2id$v=19$m=${COST.memoryKiB},t=${COST.passes},p=${COST.parallelism}$`);
  }

  /** For short codes: the same text and salt give the same digest, at the price of a password's. */
  async digest(code: string, salt: string): Promise<string> {
    return (await digest(code, Buffer.from(salt), COST, HASH_BYTES)).toString('base64url');
  }
}

/** Accents are typed in one or in two characters, depending on the keyboard: NFKC makes them one (RFC 8265). */
const digest = (password: string, nonce: Buffer, cost: Cost, tagLength: number): Promise<Buffer> =>
  argon2id({
    message: password.normalize('NFKC'),
    nonce,
    memory: cost.memoryKiB,
    passes: cost.passes,
    parallelism: cost.parallelism,
    tagLength,
  });

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '');
