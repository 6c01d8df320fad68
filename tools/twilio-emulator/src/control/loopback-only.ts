import type { NextFunction, Request, Response } from 'express';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * The control API can end calls and shows secrets of the local account: web pages of this machine may use it, pages
 * from elsewhere may not. A request that names another origin is refused, as is one whose host is neither this machine
 * nor the origin itself (a rebound name).
 */
export function loopbackOriginsOnly(request: Request, response: Response, next: NextFunction): void {
  const { origin, host } = request.headers;
  if (origin !== undefined) {
    if (!isLoopback(origin) && !isSame(origin, host)) {
      response
        .status(403)
        .json({ error: `The control API serves pages of this machine only, not ${origin}.` });
      return;
    }
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, OPTIONS');
    response.setHeader('Access-Control-Allow-Headers', 'content-type, last-event-id');
    response.setHeader('Vary', 'Origin');
  }
  if (request.method === 'OPTIONS') response.status(204).end();
  else next();
}

function isLoopback(origin: string): boolean {
  return URL.canParse(origin) && LOOPBACK_HOST.test(new URL(origin).hostname);
}

function isSame(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
