import { raw, type Request, type RequestHandler } from 'express';

export const WEBHOOK_BODY_LIMIT_BYTES = 64 * 1024;

const NOTHING = Buffer.alloc(0);

/** Keeps the body of a webhook as it came, of whatever type: signatures are over bytes. */
export const keepRawBody: RequestHandler = raw({
  type: () => true,
  limit: WEBHOOK_BODY_LIMIT_BYTES,
  inflate: false,
});

export const rawBodyOf = (request: Request): Buffer => {
  const body: unknown = request.body;
  return Buffer.isBuffer(body) ? body : NOTHING;
};
