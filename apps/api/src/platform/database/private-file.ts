import { rmSync, writeFileSync } from 'node:fs';

/** An empty file that nobody else may read, before anything is written into it. What has its name goes away. */
export function makePrivate(file: string): void {
  rmSync(file, { force: true });
  writeFileSync(file, '', { mode: 0o600, flag: 'wx' });
}
