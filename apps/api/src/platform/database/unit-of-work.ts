import type { Tx } from './tx';

/**
 * The only way to write. A unit is kept whole or not at all, and `run` resolves when it is on disk: what was resolved
 * survives the loss of power.
 *
 * @example
 * await this.work.run(async (tx) => {
 *   await this.people.insert(tx, person);
 *   await this.jobs.enqueue(tx, WELCOME, { personId: person.id });
 *   this.activities.append(tx, { stream: person.organisationId, kind: 'people/joined', data: { personId: person.id } });
 * });
 */
export abstract class UnitOfWork {
  /**
   * @param work awaits nothing but queries of `tx`: whatever else it waited for would hold up every other writer, and
   *   after ten seconds it is undone. It changes nothing outside of `tx`, since PostgreSQL may run it again after a
   *   deadlock. A query that failed fails the unit, also where `work` has caught that
   * @returns what `work` returned, after the commit
   * @throws what `work` threw (nothing of the unit is kept); `DuplicateRow` where a unique key exists already; AppError
   *   `database/unavailable` (503, retryable) where the commit failed: then nothing of the unit is kept either, save
   *   where the connection to PostgreSQL broke during the commit itself
   */
  abstract run<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}
