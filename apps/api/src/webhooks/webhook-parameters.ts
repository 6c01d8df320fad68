import { unescape } from 'node:querystring';
import { STEP_QUERY_PREFIX } from '../domains/accounts/api/step-links';

export type WebhookParameters = Record<string, string | string[]>;

/** Without a prototype: a parameter may be called `__proto__`. */
const noParameters = (): WebhookParameters => Object.create(null) as WebhookParameters;

/**
 * Reads pairs as Twilio signs them: names are taken literally (`a[b]` is a name, not a tree), and a repeated name gives a
 * list. Undefined where a pair has no equals sign or is empty: Twilio's signature is over names and values without any
 * mark between them, so `A=1` and `A1` would be signed alike. Twilio never sends such pairs.
 */
export function parseForm(text: string): WebhookParameters | undefined {
  const isStrict = text === '' || text.split('&').every((pair) => pair.indexOf('=') > 0);
  return isStrict ? parseQuery(text) : undefined;
}

/**
 * Reads pairs of a text that is signed as it stands, such as the query of the URL: a name may stand without a value
 * (`?flag`), and nothing between two `&` is nothing.
 */
export function parseQuery(text: string): WebhookParameters {
  const parameters = noParameters();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const equalsAt = pair.indexOf('=');
    const name = decode(equalsAt === -1 ? pair : pair.slice(0, equalsAt));
    const value = equalsAt === -1 ? '' : decode(pair.slice(equalsAt + 1));
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

/** Twilio's event bodies in JSON, flat: values that are not text stay out, and so does what is no JSON. */
export function parseJson(text: string): WebhookParameters {
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return {};
    return Object.fromEntries(
      Object.entries(parsed).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
    );
  } catch {
    return {};
  }
}

/** Splits a query into what Twilio sends (GET webhooks), and what a link of ours carries for its step. */
export function splitQuery(
  query: WebhookParameters,
  ours: readonly string[],
): { sent: WebhookParameters; step: Record<string, string> } {
  const sent = noParameters();
  const step = noParameters() as Record<string, string>;
  for (const [name, value] of Object.entries(query)) {
    if (name.startsWith(STEP_QUERY_PREFIX)) step[name.slice(STEP_QUERY_PREFIX.length)] = String(value);
    else if (!ours.includes(name)) sent[name] = value;
  }
  return { sent, step };
}
