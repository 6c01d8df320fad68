import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Where the build puts the page: `page/` beside the bundled program. */
const BUILT_PAGE = fileURLToPath(new URL('./page/', import.meta.url));

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wav': 'audio/wav',
};

/** The page runs its own script, style and sounds, and talks to this emulator only. */
const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self' blob:; " +
    "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'permissions-policy': 'microphone=(self), camera=(), geolocation=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** A file right in the page's folder: no sub-folder, no dot in front. */
const FILE_NAME = /^[a-z0-9][a-z0-9-]*(\.[a-z0-9]+)+$/;

/** Serves the handset page: `/handset` and its files below; `/` redirects there. */
export class PageFiles {
  /** @param folder the built page */
  constructor(private readonly folder = BUILT_PAGE) {}

  /** Answers the request when it is about the page; `false` leaves it to others. */
  handle(request: IncomingMessage, response: ServerResponse): boolean {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path === '/' || path === '/handset/') {
      response.writeHead(302, { location: '/handset' }).end();
      return true;
    }
    if (path === '/handset') {
      void this.sendFile('index.html', request, response);
      return true;
    }
    if (!path.startsWith('/handset/')) return false;
    const name = path.slice('/handset/'.length);
    if (FILE_NAME.test(name)) void this.sendFile(name, request, response);
    else sendText(response, 404, `There is no ${path} here.`);
    return true;
  }

  private async sendFile(name: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      send(response, request, CONTENT_TYPES[extname(name)], await readFile(join(this.folder, name)));
    } catch (error) {
      const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
      if (missing && name === 'index.html') {
        sendText(response, 503, 'The handset page is not built yet. Run `npx nx build twilio-emulator`.');
      } else if (missing) sendText(response, 404, `There is no ${name} here.`);
      else sendText(response, 500, 'The handset page could not be read from disk.');
    }
  }
}

function send(
  response: ServerResponse,
  request: IncomingMessage,
  contentType = 'application/octet-stream',
  body: Buffer | string,
): void {
  const etag = `"${createHash('sha1').update(body).digest('base64url')}"`;
  const headers = { ...SECURITY_HEADERS, 'content-type': contentType, 'cache-control': 'no-cache', etag };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, headers).end();
    return;
  }
  response.writeHead(200, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.end(request.method === 'HEAD' ? undefined : body);
}

function sendText(response: ServerResponse, status: number, text: string): void {
  response
    .writeHead(status, { ...SECURITY_HEADERS, 'content-type': 'text/plain; charset=utf-8' })
    .end(`${text}\n`);
}
