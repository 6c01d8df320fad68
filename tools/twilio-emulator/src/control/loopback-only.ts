import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { type HostNames, isLoopback } from './host-names';

/**
 * The control API can end calls and shows secrets of the local account: web pages of this machine may use it, pages
 * from elsewhere may not. Requests by a name that is not the emulator's own are refused, also without the headers of
 * browsers: a GET of a page's own origin has none of them.
 */
export function loopbackOriginsOnly(hosts: HostNames): RequestHandler {
  return (request: Request, response: Response, next: NextFunction): void => {
    const { origin, host } = request.headers;
    if (!hosts.serve(host)) {
      const error = `The control API is not served as ${host ?? ''}. EMULATOR_ALLOWED_HOSTS adds names.`;
      response.status(403).json({ error });
      return;
    }
    if (origin !== undefined && !mayUse(origin, host)) {
      response.status(403).json({ error: 'The control API serves web pages of this machine only.' });
      return;
    }
    if (origin !== undefined) {
      response.setHeader('Access-Control-Allow-Origin', origin);
      response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, OPTIONS');
      response.setHeader('Access-Control-Allow-Headers', 'content-type, last-event-id');
      response.setHeader('Vary', 'Origin');
    }
    if (request.method === 'OPTIONS') response.status(204).end();
    else next();
  };
}

function mayUse(origin: string, host: string | undefined): boolean {
  const isOwnPage = URL.canParse(origin) && new URL(origin).host === host;
  return isOwnPage || isLoopback(origin);
}
