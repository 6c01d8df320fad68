import { refuseInRehearsal } from './rehearsal';

/**
 * `fetch` for adapters: a rehearsal reaches nobody. `rehearsal.spec.ts` refuses the plain one in them.
 *
 * A signal that is aborted already is asked before: Node 24's `fetch` then closes a form, goes on to fill it, and ends the
 * process with an unhandled `TypeError: ReadableStream is already closed` (undici 7.29.1, `extractBody`;
 * `fetch-outside.spec.ts`).
 *
 * @param whom as people know it
 * @throws AppError `rehearsal/outside` in a rehearsal
 */
export async function fetchOutside(whom: string, ...request: Parameters<typeof fetch>): Promise<Response> {
  refuseInRehearsal(whom);
  request[1]?.signal?.throwIfAborted();
  return fetch(...request);
}
