import { unescape } from 'node:querystring';

export type WebhookParameters = Record<string, string | string[]>;

/** Key of the query that our own links carry for their step: `q.lang=es`. The rest of a query is Twilio's, or ours. */
const STEP_QUERY_PREFIX = 'q.';

/**
 * Reads pairs as Twilio signs them: names are taken literally (`a[b]` is a name, not a tree), and a repeated name gives a
 * list. Undefined where a pair has no equals sign or is empty: Twilio's signature is over names and values without any
 * mark between them, so `A=1` and `A1` would be signed alike. Twilio never sends such pairs.
 */
export function parseForm(text: string): WebhookParameters | undefined {
  // Without a prototype: a parameter may be called `__proto__`.
  const parameters = Object.create(null) as WebhookParameters;
  if (text === '') return parameters;
  for (const pair of text.split('&')) {
    const equalsAt = pair.indexOf('=');
    if (equalsAt <= 0) return undefined;
    const name = decode(pair.slice(0, equalsAt));
    const value = decode(pair.slice(equalsAt + 1));
    const former = parameters[name];
    if (former === undefined) parameters[name] = value;
    else if (typeof former === 'string') parameters[name] = [former, value];
    else former.push(value);
  }
  return parameters;
}

/** As `node:querystring` does: a stray percent sign is left as it is. */
function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text;
  return spaced.includes('%') ? unescape(spaced) : spaced;
}

/** The parameters of a body by its type; undefined where it cannot be read. A body of another type has none. */
export function parseBody(contentType: string | undefined, body: Buffer): WebhookParameters | undefined {
  if (body.length === 0) return {};
  const type = contentType?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'application/json') return parseJson(body.toString('utf8'));
  return type === 'application/x-www-form-urlencoded' ? parseForm(body.toString('utf8')) : {};
}

/** Twilio's event bodies in JSON, flat: values that are not text stay out. */
function parseJson(text: string): WebhookParameters | undefined {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return undefined;
  }
}

/** Splits a query into what Twilio sends (GET webhooks), and what a link of ours carries for its step. */
export function splitQuery(
  query: WebhookParameters,
  ours: readonly string[],
): { sent: WebhookParameters; step: Record<string, string> } {
  const sent: WebhookParameters = {};
  const step: Record<string, string> = {};
  for (const [name, value] of Object.entries(query)) {
    if (name.startsWith(STEP_QUERY_PREFIX)) step[name.slice(STEP_QUERY_PREFIX.length)] = String(value);
    else if (!ours.includes(name)) sent[name] = value;
  }
  return { sent, step };
}

/** The query of a link to a step. */
export const stepQuery = (query: Readonly<Record<string, string>> = {}): string =>
  Object.entries(query)
    .map(([name, value]) => `&${encodeURIComponent(STEP_QUERY_PREFIX + name)}=${encodeURIComponent(value)}`)
    .join('');
