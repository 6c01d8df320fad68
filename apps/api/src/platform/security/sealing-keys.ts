import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import { Config } from '../config/config';
import { AppError } from '../errors/app-error';
import { parseSealingKey, SEALING_KEY_BYTES, type SealingKey } from './sealing-key';

export const SEALING_KEY_FILE = 'centralita.key';

/**
 * The server's keys: the present one seals and opens, the previous one only opens. Without CENTRALITA_KEY the present
 * one stands in a file under DATA_DIR, made at the first start and readable by its owner only.
 */
@Injectable()
export class SealingKeys {
  readonly present: SealingKey;
  readonly previous: SealingKey | undefined;
  readonly #logger = new Logger(SealingKeys.name);

  constructor(config: Config) {
    this.present =
      (config.sealingKey && parseSealingKey(config.sealingKey)) || this.#keyFromFile(config.dataDir);
    this.previous = config.previousSealingKey ? parseSealingKey(config.previousSealingKey) : undefined;
  }

  /** The key that a seal names, if it is one of ours. */
  named(id: string): SealingKey | undefined {
    return [this.present, this.previous].find((key) => key?.id === id);
  }

  #keyFromFile(dataDir: string): SealingKey {
    const file = resolve(join(dataDir, SEALING_KEY_FILE));
    if (!existsSync(file)) this.#createKeyFile(dataDir, file);
    const key = parseSealingKey(readFileSync(file, 'utf8').trim());
    if (key) return key;
    throw new AppError({
      code: 'config/key-file-damaged',
      detail: `${file} must hold 32 bytes as base64url or hex. Put the saved key back, or delete the file to get a new one; then every voice URL must be pasted anew.`,
    });
  }

  /** Written whole under another name, then linked: two processes that start together end up with one key. */
  #createKeyFile(dataDir: string, file: string): void {
    mkdirSync(dataDir, { recursive: true });
    const draft = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
    const bytes = randomBytes(SEALING_KEY_BYTES);
    writeFileSync(draft, `${bytes.toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
    chmodSync(draft, 0o600);
    try {
      linkSync(draft, file);
      this.#logger.warn(
        `Made a new server key in ${file}. Keep it and back it up: without it every voice URL must be pasted anew. It is as secret as the Auth Tokens it seals.`,
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
}
