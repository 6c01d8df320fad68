import { globSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaChange } from '../../src/platform/database/schema-change';

const SOURCES = join(import.meta.dirname, '../../src');

/** The schema of the app, without the app: all that its files `x-schema.ts` offer. `new-domain.spec.ts` proves that it is the same. */
export const SCHEMA: readonly SchemaChange[] = (
  await Promise.all(
    globSync('{domains,platform}/**/*-schema.ts', { cwd: SOURCES }).map(
      (file) => import(join(SOURCES, file)) as Promise<Record<string, unknown>>,
    ),
  )
).flatMap((exported) =>
  Object.entries(exported).flatMap(([name, steps]) =>
    name.endsWith('_SCHEMA') ? (steps as SchemaChange[]) : [],
  ),
);
