import type { IncomingMessage, ServerResponse } from 'node:http';

/** Enough for forms and JSON over a slow line. */
const BODY_TIMEOUT_MS = 20_000;
const DEADLINE = Symbol('body deadline');

interface RequestWithDeadline extends IncomingMessage {
  [DEADLINE]?: NodeJS.Timeout;
}

/**
 * Gives the body of a request 20 s, also where nobody reads it; then the answer is 408, and the connection ends. Node.js has one
 * `server.requestTimeout` for all requests, which is as long as the longest of them may take.
 * Source: https://nodejs.org/api/http.html#serverrequesttimeout
 */
export function limitBodyTime(request: RequestWithDeadline, response: ServerResponse): void {
  const { 'content-length': length = '0', 'transfer-encoding': encoding } = request.headers;
  if (length === '0' && encoding === undefined) return;
  const deadline = setTimeout(() => cutOff(request, response), BODY_TIMEOUT_MS).unref();
  request[DEADLINE] = deadline;
  request.once('end', () => clearTimeout(deadline));
  request.once('close', () => clearTimeout(deadline));
}

/** For files: takes the 20 s away. What remains are `server.requestTimeout` and, where nothing comes any more, `server.timeout`. */
export const allowSlowBody = (request: RequestWithDeadline): void => clearTimeout(request[DEADLINE]);

/** Providers send whole mails at many times this rate. */
const SLOWEST = { bytes: 64 * 1024, perMs: 10_000 };

/**
 * Ends the connection of a body that takes the place of others and comes at less than 64 KiB in 10 s, from 10 s after its begin
 * on. Without an answer: providers post again what broke off, and not what was refused.
 */
export function endWhereSlow(request: IncomingMessage): void {
  let seen = 0;
  let isFirst = true;
  let bytes = 0;
  request.on('data', (chunk: Buffer) => (bytes += chunk.length));
  const looks = setInterval(() => {
    if (!isFirst && bytes - seen < SLOWEST.bytes) request.destroy();
    isFirst = false;
    seen = bytes;
  }, SLOWEST.perMs).unref();
  request.once('end', () => clearInterval(looks));
  request.once('close', () => clearInterval(looks));
}

function cutOff(request: IncomingMessage, response: ServerResponse): void {
  if (request.complete) return;
  if (response.headersSent) request.socket.destroy();
  else response.writeHead(408, { Connection: 'close' }).end();
}
