import { sql, type Kysely } from 'kysely';
import type { Engine } from './database';
import type { SchemaChange } from './schema-change';
import { assertNotNewer, schemaState } from './schema-state';
import type { Tx } from './tx';

type MigrationTables = { schema_change: { name: string; at: number } };

/** Any number that no other program takes on the same PostgreSQL database. */
export const MIGRATION_LOCK = 7_316_503;

/**
 * Brings the schema to that of the code, in one unit of work: all missing steps or none. Replicas that start together
 * wait for the first one.
 *
 * @returns names of the steps that were run
 * @throws AppError `database/newer-schema` where the database has a step that this code does not know
 */
export async function migrate(
  { query }: Tx,
  engine: Engine,
  changes: readonly SchemaChange[],
  now: number,
): Promise<string[]> {
  const steps = inOrder(changes);
  if (engine === 'postgres') {
    await sql`set local statement_timeout = 0`.execute(query);
    await sql`select pg_advisory_xact_lock(${MIGRATION_LOCK})`.execute(query);
  }
  await query.schema
    .createTable('schema_change')
    .ifNotExists()
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .execute();
  const tables = query.withTables<MigrationTables>();
  const done = await tables.selectFrom('schema_change').select('name').execute();
  const state = schemaState(done.map(nameOf), steps);
  assertNotNewer(state);

  const missing = steps.filter(({ name }) => state.missing.includes(name));
  for (const step of missing) {
    await step.up(query as unknown as Kysely<unknown>, engine);
    await tables.insertInto('schema_change').values({ name: step.name, at: now }).execute();
  }
  return missing.map(nameOf);
}

const nameOf = ({ name }: { name: string }): string => name;

function inOrder(changes: readonly SchemaChange[]): SchemaChange[] {
  const steps = [...changes].sort((a, b) => (a.name < b.name ? -1 : 1));
  const twice = steps.find(({ name }, index) => steps[index + 1]?.name === name);
  if (twice) throw new Error(`Two steps of the schema are named ${twice.name}.`);
  return steps;
}
