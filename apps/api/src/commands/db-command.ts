import { resolve } from 'node:path';
import { SqliteMaintenance } from '../adapters/sqlite/sqlite-maintenance';
import type { Say } from './command';
import { sqliteFile } from '../composition/open-store';
import { programBrings } from '../composition/program-brings';
import type { Config } from '../platform/config/config';
import { noteBackup } from '../platform/database/backup-note';
import type { Held } from '../platform/database/held-after-restore';
import type { DatabaseStatus, Maintenance } from '../platform/database/maintenance';
import { AppError } from '../platform/errors/app-error';

const USAGE = `npm run db -- status           what is in the database, and who uses it
npm run db -- backup <file>    a copy of it, while the server runs
npm run db -- restore <file>   puts a copy in its place, while no server runs
npm run db -- settle           after a copy was put in its place by other means: what may have gone out since is held`;

/** Looks after the database that the configuration names. */
export async function dbCommand(config: Config, [what, file, ...more]: string[], say: Say): Promise<void> {
  const maintenance = await maintenanceOf(config);
  if (what === 'status' && file === undefined) return describe(await maintenance.status(), say.line);
  if (what === 'settle' && file === undefined) return sayHeld(await maintenance.settle(), say.line);
  if ((what !== 'backup' && what !== 'restore') || file === undefined || more.length > 0)
    throw new AppError({ code: 'command/usage', detail: USAGE });

  const path = resolve(file);
  if (what === 'backup') {
    await maintenance.backup(path, say.progress);
    noteBackup(config.dataDir, Date.now());
    say.line(`Saved in ${path}.`);
    say.line('The server key is not in it: keep CENTRALITA_KEY, or the key file under DATA_DIR, as well.');
  } else {
    const { former, held } = await maintenance.restore(path, say.progress);
    say.line(`Restored from ${path}.`);
    if (former !== undefined) say.line(`What was there before is in ${former}.`);
    sayHeld(held, say.line);
  }
}

/** So that nothing goes out twice. */
function sayHeld(held: readonly Held[], line: Say['line']): void {
  for (const { what, count } of held) line(`${count} ${what}.`);
}

export async function maintenanceOf(config: Config): Promise<Maintenance> {
  const { schema, heldAfterRestore } = await programBrings(config);
  if (config.databaseUrl === undefined)
    return new SqliteMaintenance(sqliteFile(config), schema, heldAfterRestore);
  const { PostgresMaintenance } = await import('../adapters/postgres/postgres-maintenance');
  return new PostgresMaintenance(config.databaseUrl, resolve(config.dataDir), schema, heldAfterRestore);
}

function describe({ place, sizeBytes, users, schema }: DatabaseStatus, line: Say['line']): void {
  line(`${place}, ${(sizeBytes / 1024 / 1024).toFixed(1)} MB`);
  line(users.length > 0 ? `In use by ${users.join(', ')}` : 'Not in use');
  line(`Schema: ${schema.done.length} steps done, the latest ${schema.done.at(-1) ?? 'none'}`);
  if (schema.missing.length > 0) line(`Missing, run at the next start: ${schema.missing.join(', ')}`);
  if (schema.newer.length > 0) line(`Of a newer version than this one: ${schema.newer.join(', ')}`);
}
