import { AppError } from '../errors/app-error';
import type { SchemaChange } from './schema-change';

/** Names of the schema's steps: what a database has, against what the code knows. */
export interface SchemaState {
  done: string[];
  /** Run with the next start. */
  missing: string[];
  /** Of a newer version of the code. */
  newer: string[];
}

export function schemaState(done: readonly string[], changes: readonly SchemaChange[]): SchemaState {
  const known = changes.map(({ name }) => name);
  return {
    done: [...done].sort(),
    missing: known.filter((name) => !done.includes(name)).sort(),
    newer: done.filter((name) => !known.includes(name)).sort(),
  };
}

/** @throws AppError `database/newer-schema` */
export function assertNotNewer({ newer }: SchemaState): void {
  if (newer.length === 0) return;
  throw new AppError({
    code: 'database/newer-schema',
    detail: `The database was used by a newer version of this server (it has ${newer.join(', ')}). Start that version, or restore a backup made before the upgrade.`,
  });
}
