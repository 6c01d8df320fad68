import { AsyncLocalStorage } from 'node:async_hooks';
import { AppError } from '../errors/app-error';

interface Rehearsing {
  at: number;
  refused: string[];
}

const current = new AsyncLocalStorage<Rehearsing>();

/** What came of a rehearsal. */
export interface Rehearsed<T> {
  result: T;
  /** Who outside was to be asked, and was not. */
  refused: readonly string[];
}

/**
 * Does something to see what would come of it: units of work are undone, nobody outside is asked (each adapter that goes out
 * has `fetchOutside`, or `refuseInRehearsal` before a client of its own), and it is the given moment.
 *
 * @param at epoch milliseconds
 */
export async function rehearse<T>(at: number, work: () => Promise<T>): Promise<Rehearsed<T>> {
  const refused: string[] = [];
  const result = await current.run({ at, refused }, work);
  return { result, refused };
}

/** The moment that it is in a rehearsal; undefined where all of this is real. */
export const rehearsedAt = (): number | undefined => current.getStore()?.at;

/**
 * Stands before whatever reaches beyond this server.
 *
 * @throws AppError `rehearsal/outside` in a rehearsal
 */
export function refuseInRehearsal(whom: string): void {
  const rehearsing = current.getStore();
  if (!rehearsing) return;
  rehearsing.refused.push(whom);
  throw new AppError({
    code: 'rehearsal/outside',
    detail: `${whom} is not asked in a rehearsal: nothing that is tried out reaches beyond this server.`,
    status: 409,
  });
}
