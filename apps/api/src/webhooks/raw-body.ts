import type { Request, RequestHandler } from 'express';
import { MAIL_INBOUND_PATH } from '../domains/messages/api/mail-connector';
import { AppError } from '../platform/errors/app-error';
import { allowSlowBody, endWhereSlow } from '../platform/security/body-deadline';

export const WEBHOOK_BODY_LIMIT_BYTES = 64 * 1024;
const MIB = 1024 * 1024;
/**
 * Doors whose bodies are longer: SendGrid posts its events in batches, and whole mails of up to 30 MB with their files.
 * Source: https://www.twilio.com/docs/sendgrid/for-developers/parsing-email/setting-up-the-inbound-parse-webhook
 */
const LONGER: Readonly<Record<string, number>> = {
  '/webhooks/email/events': 2 * MIB,
  [MAIL_INBOUND_PATH]: 32 * MIB,
  // https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components
  '/webhooks/meta/whatsapp': 3 * MIB,
};

/** Each may take 32 MiB, before its signature can be looked at; SendGrid posts again what is answered by a 5xx. */
const MAILS_AT_ONCE_MAX = 8;
let mailsComing = 0;

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
  const path = request.url.split('?', 1)[0] ?? '';
  const limit = LONGER[path] ?? WEBHOOK_BODY_LIMIT_BYTES;
  if (path === MAIL_INBOUND_PATH) {
    if (mailsComing >= MAILS_AT_ONCE_MAX) return next(tooManyMails());
    mailsComing += 1;
    request.once('close', () => (mailsComing -= 1));
    allowSlowBody(request);
    endWhereSlow(request);
  }
  let bytes = 0;
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    // What is over the limit is read and dropped, so that the sender gets to read the answer.
    if (bytes <= limit) chunks.push(chunk);
  });
  request.on('end', () => {
    if (bytes > limit) return next(tooLarge(limit));
    const [first, ...others] = chunks;
    if (first) (request as RequestWithBody)[RAW_BODY] = others.length === 0 ? first : Buffer.concat(chunks);
    next();
  });
};

export const rawBodyOf = (request: RequestWithBody): Buffer => request[RAW_BODY] ?? NOTHING;

const tooLarge = (limit: number): AppError =>
  new AppError({
    code: 'request/too-large',
    detail: `A webhook is not larger than ${limit / 1024} KiB.`,
    status: 413,
  });

const tooManyMails = (): AppError =>
  new AppError({
    code: 'request/too-many-mails',
    detail: `${MAILS_AT_ONCE_MAX} mails are coming in at this moment; this one is to be posted again.`,
    status: 503,
  });
