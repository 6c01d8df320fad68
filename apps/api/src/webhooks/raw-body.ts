import type { Request, RequestHandler } from 'express';
import { AppError } from '../platform/errors/app-error';

export const WEBHOOK_BODY_LIMIT_BYTES = 64 * 1024;

const NOTHING = Buffer.alloc(0);
const RAW_BODY = Symbol('raw body');

interface RequestWithBody extends Request {
  [RAW_BODY]?: Buffer;
}

/**
 * Keeps the body of a webhook as it came, of whatever type: signatures are over bytes. Express's own reader would also
 * inflate, guess encodings and track async resources, at a cost of more than the flow that answers.
 */
export const keepRawBody: RequestHandler = (request, _response, next) => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    // What is over the limit is read and dropped, so that the sender gets to read the answer.
    if (bytes <= WEBHOOK_BODY_LIMIT_BYTES) chunks.push(chunk);
  });
  request.on('end', () => {
    if (bytes > WEBHOOK_BODY_LIMIT_BYTES) return next(tooLarge());
    const [first, ...others] = chunks;
    if (first) (request as RequestWithBody)[RAW_BODY] = others.length === 0 ? first : Buffer.concat(chunks);
    next();
  });
};

export const rawBodyOf = (request: RequestWithBody): Buffer => request[RAW_BODY] ?? NOTHING;

const tooLarge = (): AppError =>
  new AppError({
    code: 'request/too-large',
    detail: `A webhook is not larger than ${WEBHOOK_BODY_LIMIT_BYTES / 1024} KiB.`,
    status: 413,
  });
