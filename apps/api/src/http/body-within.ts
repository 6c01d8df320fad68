import type { Request } from 'express';

/**
 * The bytes of a body that is no JSON. What comes after what is allowed is read and dropped, so that the sender gets to read the
 * answer.
 *
 * @param tooLarge what is thrown where there are more
 */
export async function bodyWithin(request: Request, bytesMax: number, tooLarge: () => Error): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= bytesMax) chunks.push(chunk);
  }
  if (bytes > bytesMax) throw tooLarge();
  return Buffer.concat(chunks);
}
