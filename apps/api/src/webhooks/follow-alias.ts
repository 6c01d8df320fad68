import { WEBHOOK_ALIASES } from './aliases';

/** The canonical URL of a webhook; any other URL as it is. */
export function followAlias(url: string): string {
  const queryAt = url.indexOf('?');
  const path = queryAt === -1 ? url : url.slice(0, queryAt);
  return Object.hasOwn(WEBHOOK_ALIASES, path)
    ? `${WEBHOOK_ALIASES[path]}${queryAt === -1 ? '' : url.slice(queryAt)}`
    : url;
}
