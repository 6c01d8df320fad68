import { createReadStream, createWriteStream, rmSync, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** An empty file that nobody else may read, before anything is written into it. What has its name goes away. */
export function makePrivate(file: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
}

/** A copy that nobody else may read, not even while it is made: `copyFile` gives it the rights of the original. */
export async function copyPrivately(from: string, to: string): Promise<void> {
  makePrivate(to);
  await pipeline(createReadStream(from), createWriteStream(to, { flags: 'r+' }));
}
