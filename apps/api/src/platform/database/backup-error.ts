import { existsSync } from 'node:fs';
import { AppError } from '../errors/app-error';

/** @throws AppError `database/backup-exists` */
export function assertNew(file: string): void {
  if (existsSync(file))
    throw new AppError({
      code: 'database/backup-exists',
      detail: `${file} exists already. Name a new file.`,
    });
}

/** @throws AppError `database/no-backup` */
export function assertThere(file: string): void {
  if (!existsSync(file))
    throw new AppError({ code: 'database/no-backup', detail: `There is no file ${file}.` });
}

export const backupDamaged = (file: string, reason: string): AppError =>
  new AppError({
    code: 'database/backup-damaged',
    detail: `${file} is not a whole backup of this server (${reason}). Nothing was changed.`,
  });

export const inUse = (users: readonly string[]): AppError =>
  new AppError({
    code: 'database/in-use',
    detail: `The database is in use by ${users.join(', ')}. Stop every server first. Nothing was changed.`,
  });

/** A name for what was there before, which no other has: `2026-11-20T16-30-00-123Z`. */
export const stamp = (now: Date): string => now.toISOString().replace(/[:.]/g, '-');
