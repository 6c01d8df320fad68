import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Stands in DATA_DIR: when the database was last backed up from this machine. */
const NOTE = 'last-backup.json';

const fileOf = (dataDir: string): string => resolve(join(dataDir, NOTE));

/** After `npm run db -- backup`. The copy is what counts: where no note can be written, there is none. */
export function noteBackup(dataDir: string, at: number): void {
  try {
    mkdirSync(resolve(dataDir), { recursive: true });
    writeFileSync(fileOf(dataDir), `${JSON.stringify({ at })}\n`, { mode: 0o600 });
  } catch {
    // Said by the check of backups.
  }
}

/** Epoch milliseconds; undefined where none is known on this machine. */
export function lastBackup(dataDir: string): number | undefined {
  try {
    const { at } = JSON.parse(readFileSync(fileOf(dataDir), 'utf8')) as { at?: unknown };
    return typeof at === 'number' ? at : undefined;
  } catch {
    return undefined;
  }
}
