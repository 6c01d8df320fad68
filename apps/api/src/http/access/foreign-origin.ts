import type { Request } from 'express';
import { AppError } from '../../platform/errors/app-error';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Keeps other sites from using a person's cookie (CSRF). Browsers say where a request comes from in Sec-Fetch-Site; old
 * ones say at least the page's Origin. Whoever shows a cookie has to say one of them.
 *
 * @param hasCookie whether the request shows a session
 * @param origins origins that are our own besides the host that was called
 * @throws AppError `session/foreign-origin` (403)
 */
export function refuseForeignOrigin(request: Request, hasCookie: boolean, origins: readonly string[]): void {
  if (SAFE_METHODS.has(request.method)) return;
  const site = request.get('sec-fetch-site');
  const origin = request.get('origin');
  if (site !== undefined) {
    if (site === 'same-origin' || site === 'none') return;
  } else if (origin !== undefined) {
    if (origins.includes(origin) || URL.parse(origin)?.host === request.host) return;
  } else if (!hasCookie) return;
  throw new AppError({
    code: 'session/foreign-origin',
    detail:
      'A change must come from a page of this server. Open the page anew; a program uses a token instead of a cookie.',
    status: 403,
  });
}
