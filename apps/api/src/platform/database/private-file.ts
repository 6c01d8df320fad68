import { createReadStream, createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors/app-error';

/**
 * An empty file that nobody else may read, before anything is written into it. What has its name goes away.
 *
 * @throws AppError `database/not-written` where its folder is missing or closed to us
 */
export function makePrivate(file: string): void {
  try {
    rmSync(file, { force: true });
    writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
  } catch (cause) {
    throw new AppError({
      code: 'database/not-written',
      detail: `${file} cannot be written (${(cause as NodeJS.ErrnoException).code}). Name a file in a folder that is there and that this user may write to.`,
      cause,
    });
  }
}

/** A copy that nobody else may read, not even while it is made: `copyFile` gives it the rights of the original. */
export async function copyPrivately(from: string, to: string): Promise<void> {
  makePrivate(to);
  await pipeline(createReadStream(from), createWriteStream(to, { flags: 'r+' }));
}
