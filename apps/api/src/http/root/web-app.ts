import { existsSync } from 'node:fs';
import { extname, join, resolve } from 'node:path';
import compression from 'compression';
import { Router, static as files, type RequestHandler } from 'express';
import { ConfigError } from '../../platform/config/load-config';

const YEAR_SEC = 365 * 24 * 60 * 60;
/** Names that change with their content: `main-5JXQ3CYB.js`, `chunk-el-Dh8gb.js`. */
const HASHED = /-[\w-]{8}\.(?:js|css|woff2)$/;
/** Paths of this server itself: a wrong one is answered as such, not by the web app (whose page `/setup` is). */
const OWN_PATHS = /^\/((api|token|health|metrics|webhooks?|handle_calls)(\/|$)|setup\/)/;

/**
 * Serves the built web app: files by name, and its page for every address that the app itself routes. They are
 * compressed on their way; answers of the API are not, and a live stream must not be.
 */
export function webApp(folder: string): RequestHandler {
  const root = resolve(folder);
  const page = join(root, 'index.html');
  if (!existsSync(page)) {
    throw new ConfigError([
      `WEB_DIST must be the folder of the built web app; there is no index.html in "${root}". Run npm run build.`,
    ]);
  }
  const compressed = compression();
  const router = Router();
  router.use((request, response, next) =>
    OWN_PATHS.test(request.path) ? next() : compressed(request, response, next),
  );
  router.use(
    files(root, {
      index: false,
      redirect: false,
      setHeaders: (response, path) => {
        response.setHeader(
          'Cache-Control',
          HASHED.test(path) ? `public, max-age=${YEAR_SEC}, immutable` : 'no-cache',
        );
      },
    }),
  );
  router.use((request, response, next) => {
    const isPage =
      (request.method === 'GET' || request.method === 'HEAD') &&
      !OWN_PATHS.test(request.path) &&
      extname(request.path) === '' &&
      request.accepts(['json', 'html']) === 'html';
    if (!isPage) return next();
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile(page);
  });
  return router;
}
