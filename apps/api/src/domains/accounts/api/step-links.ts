import type { LinkTo } from '@centralita/twiml';
import { CANONICAL_VOICE_PATH, RETRY_OVERRIDES, SEAL_PARAMETER } from './account-voice-urls';

/** Key of the query that our own links carry for their step: `q.lang=es`. The rest of a query is Twilio's, or ours. */
export const STEP_QUERY_PREFIX = 'q.';

/** Addresses within a call: absolute, on the base that Twilio reached, and sealed as the call itself was. */
export const stepLinks =
  (base: string, seal?: string): LinkTo =>
  (flowId, step, query) => {
    const search = `${seal === undefined ? '' : `&${SEAL_PARAMETER}=${seal}`}${stepQuery(query)}`;
    return `${base}${CANONICAL_VOICE_PATH}/${flowId}/${step}${search && `?${search.slice(1)}`}${RETRY_OVERRIDES}`;
  };

/** The query of a link to a step, sorted by name: the same link is always the same text, whoever writes it anew. */
export const stepQuery = (query: Readonly<Record<string, string>> = {}): string =>
  Object.keys(query)
    .sort()
    .map(
      (name) => `&${encodeURIComponent(STEP_QUERY_PREFIX + name)}=${encodeURIComponent(query[name] ?? '')}`,
    )
    .join('');
