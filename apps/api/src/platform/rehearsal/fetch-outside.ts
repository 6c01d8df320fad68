import { refuseInRehearsal } from './rehearsal';

/**
 * `fetch` for adapters: a rehearsal reaches nobody. `rehearsal.spec.ts` refuses the plain one in them.
 *
 * @param whom as people know it
 * @throws AppError `rehearsal/outside` in a rehearsal
 */
export async function fetchOutside(whom: string, ...request: Parameters<typeof fetch>): Promise<Response> {
  refuseInRehearsal(whom);
  return fetch(...request);
}
