import type { RequestHandler } from 'express';
import { WEBHOOK_ALIASES } from './aliases';

/** Routes a webhook by its canonical path. What was signed, `originalUrl`, stays as it came. */
export const followAliases: RequestHandler = (request, _response, next) => {
  const queryAt = request.url.indexOf('?');
  const path = queryAt === -1 ? request.url : request.url.slice(0, queryAt);
  if (Object.hasOwn(WEBHOOK_ALIASES, path))
    request.url = `${WEBHOOK_ALIASES[path]}${queryAt === -1 ? '' : request.url.slice(queryAt)}`;
  next();
};
