import type { Request } from 'express';
import { allowSlowBody } from '../platform/security/body-deadline';

/**
 * The bytes of a body that is no JSON; it may take as long as a slow line needs. What comes after what is allowed is read and
 * dropped, so that the sender gets to read the answer.
 *
 * @param tooLarge what is thrown where there are more
 */
export async function bodyWithin(request: Request, bytesMax: number, tooLarge: () => Error): Promise<Buffer> {
  allowSlowBody(request);
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= bytesMax) chunks.push(chunk);
  }
  if (bytes > bytesMax) throw tooLarge();
  return Buffer.concat(chunks);
}
