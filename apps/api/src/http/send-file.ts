import { pipeline } from 'node:stream';
import type { Response } from 'express';
import type { OpenFile } from '../domains/messages/api/attachments';
import type { FilePart } from '../domains/messages/api/media';

/** What browsers show by themselves; everything else is saved. */
const SHOWN = /^(image|audio|video)\//;

/**
 * Sends a file that strangers made: it is never taken for another type, and never run. One part of it where a browser asks for
 * one, which is how sound and pictures that move are sought in.
 * Source: https://www.rfc-editor.org/rfc/rfc9110#name-range-requests
 *
 * @param mayBeKept by the browser, for an hour; what was said in a call, and may be erased, is not
 */
export async function sendFile(
  response: Response,
  { type, name, bytes, url, read }: OpenFile,
  mayBeKept = true,
): Promise<void> {
  if (url !== undefined) return response.redirect(302, url);
  const part = bytes === null ? undefined : partAsked(response, bytes);
  if (part === 'none') return void response.writeHead(416, { 'Content-Range': `bytes */${bytes}` }).end();
  const content = await read?.(part);
  const disposition = SHOWN.test(type) ? 'inline' : 'attachment';
  const encoded = name === null ? '' : `; filename*=UTF-8''${encodeURIComponent(name)}`;
  response.writeHead(part ? 206 : 200, {
    'Content-Type': type,
    ...(bytes !== null && { 'Accept-Ranges': 'bytes', 'Content-Length': bytes }),
    ...(part && {
      'Content-Range': `bytes ${part.start}-${part.end}/${bytes}`,
      'Content-Length': part.end - part.start + 1,
    }),
    'Content-Disposition': `${disposition}${encoded}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
    'Cache-Control': mayBeKept ? 'private, max-age=3600' : 'no-store',
  });
  // Whichever of both breaks off, the other is let go.
  if (content) pipeline(content, response, () => undefined);
}

/** @returns undefined: all of it, also where several parts are asked for; `none` where it has no such part */
function partAsked({ req: request }: Response, bytes: number): FilePart | 'none' | undefined {
  // Files have no version here: what is to go on with one is another.
  if (request.get('if-range') !== undefined) return undefined;
  const parts = request.range(bytes);
  if (parts === -1) return 'none';
  if (parts === undefined || parts === -2 || parts.type !== 'bytes' || parts.length !== 1) return undefined;
  return parts[0];
}
