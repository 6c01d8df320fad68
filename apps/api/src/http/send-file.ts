import type { Response } from 'express';
import type { OpenFile } from '../domains/messages/api/attachments';

/** What browsers show by themselves; everything else is saved. */
const SHOWN = /^(image|audio|video)\//;

/**
 * Sends a file that strangers made: it is never taken for another type, and never run.
 *
 * @param mayBeKept by the browser, for an hour; what was said in a call, and may be erased, is not
 */
export function sendFile(
  response: Response,
  { type, name, bytes, url, content }: OpenFile,
  mayBeKept = true,
): void {
  if (url !== undefined) return response.redirect(302, url);
  const disposition = SHOWN.test(type) ? 'inline' : 'attachment';
  const encoded = name === null ? '' : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  response.writeHead(200, {
    'Content-Type': type,
    ...(bytes !== null && { 'Content-Length': bytes }),
    'Content-Disposition': `${disposition}${encoded}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': mayBeKept ? 'private, max-age=3600' : 'no-store',
  });
  content?.on('error', () => response.destroy()).pipe(response);
}
