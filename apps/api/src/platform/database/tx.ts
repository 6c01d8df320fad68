import type { Kysely } from 'kysely';

/**
 * Tables are added by each store for itself: `tx.query.withTables<PeopleTables>()`, where the tables are a `type`
 * (`type PeopleTables = { people: PersonRow }`): an interface has no index signature, which Kysely asks for.
 */
export type Queries = Kysely<Record<never, never>>;

/** One unit of work, as the code inside sees it. It ends with the function that was given to `UnitOfWork.run`. */
export interface Tx {
  /** Queries of this unit; they see what it wrote itself. Await nothing but these within a unit. */
  readonly query: Queries;

  /**
   * Work that must come last in this unit, since it takes a lock that others wait for (numbering an activity). Runs in
   * the order of the calls; what it throws undoes the unit.
   */
  beforeCommit(work: () => Promise<void>): void;

  /** Work for when the unit is safe on disk (telling listeners). Never runs for a unit that was undone; may not throw. */
  afterCommit(work: () => void): void;
}
