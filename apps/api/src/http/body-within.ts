import type { Request } from 'express';
import { bodyAborted } from '../platform/errors/explain-body-errors';
import { allowSlowBody } from '../platform/security/body-deadline';

/**
 * The bytes of a body that is no JSON; it may take as long as a slow line needs. What comes after what is allowed is read and
 * dropped, so that the sender gets to read the answer.
 *
 * @param tooLarge what is thrown where there are more
 * @throws AppError `request/aborted` (400) where its sender breaks it off
 */
export async function bodyWithin(request: Request, bytesMax: number, tooLarge: () => Error): Promise<Buffer> {
  allowSlowBody(request);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes <= bytesMax) chunks.push(chunk);
    }
  } catch (cause) {
    // Nobody is there to read the answer. Source: https://nodejs.org/api/http.html#messagecomplete
    throw request.complete ? cause : bodyAborted();
  }
  if (bytes > bytesMax) throw tooLarge();
  return Buffer.concat(chunks);
}
