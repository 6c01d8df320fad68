import type { Kysely } from 'kysely';
import type { Engine } from './database';

/**
 * One step of the schema, run once and never changed after it was released. It stands beside the store whose tables it
 * makes, and the module of its domain brings it (`@Brings`). Both engines run the same steps: times are `bigint` (epoch
 * milliseconds), ids and JSON are `text`, flags are `integer` (0 or 1).
 */
export interface SchemaChange {
  /** Steps run in the order of their names: `2026-11-20-people`. */
  readonly name: string;
  up(schema: Kysely<unknown>, engine: Engine): Promise<void>;
}
