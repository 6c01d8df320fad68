import type { RequestHandler } from 'express';
import { AppError } from './app-error';

type Words = [status: number, code: string, detail: string];

export const ABORTED = 'request/aborted';
const ABORTED_WORDS: Words = [400, ABORTED, 'The request ended before its body was whole.'];

/** Errors of Express's body parsers by their type: https://github.com/expressjs/body-parser#errors */
const WORDS: Record<string, Words> = {
  'entity.too.large': [
    413,
    'request/too-large',
    'The request is larger than this address accepts. Send less.',
  ],
  'entity.parse.failed': [
    400,
    'request/not-json',
    'The body is not valid JSON. Send an object with the fields as text.',
  ],
  'encoding.unsupported': [415, 'request/encoding', 'The body is compressed. Send it as it is.'],
  'charset.unsupported': [415, 'request/charset', 'The body must be UTF-8.'],
  'request.aborted': ABORTED_WORDS,
  'request.size.invalid': [400, 'request/size', 'The body is not as long as Content-Length says.'],
};

/** Lets a body parser fail in words of ours. */
export const explainBodyErrors =
  (parser: RequestHandler): RequestHandler =>
  (request, response, next) =>
    void parser(request, response, (error?: unknown) => next(error && explained(error)));

function explained(cause: unknown): unknown {
  const { type } = cause as { type?: unknown };
  const words = typeof type === 'string' ? WORDS[type] : undefined;
  if (!words) return cause;
  // Without the cause: a parser's message quotes the body.
  return inWords(words);
}

/** Of a body whose sender broke it off. */
export const bodyAborted = (): AppError => inWords(ABORTED_WORDS);

const inWords = ([status, code, detail]: Words): AppError => new AppError({ status, code, detail });
