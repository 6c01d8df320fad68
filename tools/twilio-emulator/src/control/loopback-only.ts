import type { NextFunction, Request, Response } from 'express';

const LOOPBACK_HOST = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const IP_ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:]+\])$/i;

/**
 * The control API can end calls and shows secrets of the local account: web pages of this machine may use it, pages
 * from elsewhere may not. Of browsers' requests, those for a host with a name other than `localhost` are refused too:
 * such a name may have been pointed at this machine by somebody else (DNS rebinding). Programs are not browsers.
 */
export function loopbackOriginsOnly(request: Request, response: Response, next: NextFunction): void {
  const { origin, host = '' } = request.headers;
  const isBrowser = origin !== undefined || request.headers['sec-fetch-site'] !== undefined;
  if (isBrowser && !mayUse(origin, host)) {
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
}

function mayUse(origin: string | undefined, host: string): boolean {
  const hostname = hostnameOf(`http://${host}`);
  if (!LOOPBACK_HOST.test(hostname) && !IP_ADDRESS.test(hostname)) return false;
  if (origin === undefined) return true;
  const isOwnPage = URL.canParse(origin) && new URL(origin).host === host;
  return isOwnPage || LOOPBACK_HOST.test(hostnameOf(origin));
}

function hostnameOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
