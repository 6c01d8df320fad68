import { Logger as NestLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { json, Router, type RequestHandler } from 'express';
import type { Server } from 'node:http';
import { webApp } from './http/root/web-app';
import type { Config } from './platform/config/config';
import { explainBodyErrors } from './platform/errors/explain-body-errors';
import { RequestIds } from './platform/ids/request-ids';
import { AppLogger } from './platform/logging/app-logger';
import { RequestContext } from './platform/logging/request-context';
import { HttpMeter } from './platform/metrics/http-meter';
import { limitBodyTime } from './platform/security/body-deadline';
import { securityHeaders } from './platform/security/security-headers';
import { followAlias } from './webhooks/follow-alias';
import { answerLiveness } from './webhooks/liveness';
import { keepRawBody } from './webhooks/raw-body';

const JSON_LIMIT = '16kb';
const HEADERS_TIMEOUT_MS = 10_000;
/** Of a whole request, as long as the page waits for a file to be sent. What is no file has `limitBodyTime`. */
const REQUEST_TIMEOUT_MS = 300_000;
/** Longer than proxies keep theirs, so that it is they who close idle connections. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;
/** Without a byte in either direction. */
const SOCKET_TIMEOUT_MS = 60_000;

type RootModule = Parameters<typeof NestFactory.create>[0];

/** An application that is ready to listen. */
export async function createApp(root: RootModule, config: Config): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(root, {
    bodyParser: false,
    bufferLogs: true,
    autoFlushLogs: false,
    abortOnError: false,
  });
  app.useLogger(app.get(AppLogger));
  NestLogger.flush();
  app.set('trust proxy', config.trustedProxies);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  app.set('etag', false);

  app.use(doors(config, app.get(HttpMeter)));

  const server: Server = app.getHttpServer();
  server.headersTimeout = HEADERS_TIMEOUT_MS;
  server.requestTimeout = REQUEST_TIMEOUT_MS;
  server.keepAliveTimeout = KEEP_ALIVE_TIMEOUT_MS;
  server.setTimeout(SOCKET_TIMEOUT_MS);
  return app;
}

/**
 * What a request passes before it is routed: it gets an id, which its log lines and its jobs carry. Webhooks are told
 * apart first, and keep their body as bytes: what pages need (headers, JSON, files) would cost more than to answer
 * them. What was signed, `originalUrl`, stays as it came.
 */
function doors(config: Config, meter: HttpMeter): RequestHandler {
  const ids = new RequestIds();
  const pages = Router();
  pages.use(securityHeaders(config));
  pages.use(['/token', '/setup', '/api'], explainBodyErrors(json({ limit: JSON_LIMIT })));
  if (config.webDist !== undefined) pages.use(webApp(config.webDist));
  return (request, response, next) => {
    const facts = { requestId: ids.next() };
    response.setHeader('X-Request-Id', facts.requestId);
    meter.watch(request, response);
    limitBodyTime(request, response);
    if (answerLiveness(request, response)) return;
    request.url = followAlias(request.url);
    if (request.url.startsWith('/webhooks')) {
      // What is called back by a socket has lost its context: the request enters it when its body is there.
      void keepRawBody(request, response, (error?: unknown) => RequestContext.run(facts, () => next(error)));
    } else RequestContext.run(facts, () => pages(request, response, next));
  };
}
