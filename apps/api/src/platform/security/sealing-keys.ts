import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../config/config';
import { AppError } from '../errors/app-error';
import { newSealingKey, parseSealingKey, type SealingKey } from './sealing-key';

export const SEALING_KEY_FILE = 'centralita.key';
export const PREVIOUS_KEY_FILE = 'centralita.key.previous';

/** How often the files are looked at again for a key that is not known, whatever becomes of the machine's clock. */
const LOOK_EVERY_MS = 1_000;

/**
 * The server's keys: the present one seals and opens, the previous one only opens. Without CENTRALITA_KEY they stand in
 * files under DATA_DIR, readable by their owner only; the present one is made at the first start. A key that is changed
 * while the server runs is found when the first seal names it.
 */
@Injectable()
export class SealingKeys {
  readonly #logger = new Logger(SealingKeys.name);
  readonly #files: { present: string; previous: string } | undefined;
  #present: SealingKey;
  #previous: SealingKey | undefined;
  /** By `performance.now()`. */
  #lookedAt = performance.now();

  constructor(private readonly config: Config) {
    const configured = config.sealingKey === undefined ? undefined : parseSealingKey(config.sealingKey);
    if (!configured) this.#files = keyFiles(config.dataDir);
    this.#present = configured ?? this.#presentFromFile();
    this.#previous = this.#readPrevious();
  }

  get present(): SealingKey {
    return this.#present;
  }

  get previous(): SealingKey | undefined {
    return this.#previous;
  }

  /** The key that a seal names, if it is one of ours. */
  named(id: string): SealingKey | undefined {
    return this.#known(id) ?? (this.#lookAgain() ? this.#known(id) : undefined);
  }

  #known(id: string): SealingKey | undefined {
    return [this.#present, this.#previous].find((key) => key?.id === id);
  }

  /** Seldom: anybody may send a webhook that names any key. */
  #lookAgain(): boolean {
    const now = performance.now();
    if (!this.#files || now < this.#lookedAt + LOOK_EVERY_MS) return false;
    this.#lookedAt = now;
    try {
      this.#present = this.#presentFromFile();
      this.#previous = this.#readPrevious();
      return true;
    } catch (error) {
      this.#logger.error('The key files could not be read anew.', error);
      return false;
    }
  }

  #readPrevious(): SealingKey | undefined {
    const { previousSealingKey } = this.config;
    if (previousSealingKey !== undefined) return parseSealingKey(previousSealingKey);
    return this.#files && existsSync(this.#files.previous) ? keyIn(this.#files.previous) : undefined;
  }

  #presentFromFile(): SealingKey {
    const { dataDir } = this.config;
    const { present: file } = keyFiles(dataDir);
    if (!existsSync(file)) {
      mkdirSync(dataDir, { recursive: true });
      if (createKeyFile(file)) {
        this.#logger.warn(
          `Made a new server key in ${file}. Keep it and back it up: without it every voice URL must be pasted anew. It is as secret as the Auth Tokens it seals.`,
        );
      }
    }
    return keyIn(file);
  }
}

const keyFiles = (dataDir: string): { present: string; previous: string } => ({
  present: resolve(join(dataDir, SEALING_KEY_FILE)),
  previous: resolve(join(dataDir, PREVIOUS_KEY_FILE)),
});

/**
 * Puts a new key in the place of the one in the file, which becomes the previous one. In this order: whenever it is
 * interrupted, the key that sealed what is there is in one of the files.
 */
export function replaceKeyFile(dataDir: string): void {
  const { present, previous } = keyFiles(dataDir);
  writeWhole(previous, readFileSync(present, 'utf8'));
  writeWhole(present, `${newSealingKey()}\n`);
}

/** Written under another name, for its owner only, then put in place: nobody reads half a key. */
export function writeWhole(file: string, text: string): void {
  const draft = draftOf(file);
  writeFileSync(draft, text, { mode: 0o600, flag: 'wx', flush: true });
  renameSync(draft, file);
}

/** Two processes that start together end up with one key. @returns whether it was this one that made it */
function createKeyFile(file: string): boolean {
  const draft = draftOf(file);
  writeFileSync(draft, `${newSealingKey()}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    rmSync(draft, { force: true });
  }
}

const draftOf = (file: string): string => `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;

function keyIn(file: string): SealingKey {
  const key = parseSealingKey(readFileSync(file, 'utf8').trim());
  if (key) return key;
  throw new AppError({
    code: 'config/key-file-damaged',
    detail: `${file} must hold 32 bytes as base64url or hex. Put the saved key back, or delete the file to get a new one; then every voice URL must be pasted anew.`,
  });
}
