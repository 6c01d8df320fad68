/**
 * Addresses of webhooks as text. Twilio requests, and signs, what was written; a URL parser would write `'`, `|`, `{` or
 * `..` anew, and with it another signature. So addresses are taken apart here, and put together, but never serialized.
 * Their validity is still the parser's to judge.
 */

const PARTS = /^([a-z][a-z0-9+.-]*:)\/\/([^/?#]*)([^?#]*)(\?[^#]*)?(#.*)?$/is;

interface Parts {
  scheme: string;
  /** With user, password and port, as written. */
  authority: string;
  /** Begins with `/`: HTTP knows no request without path. */
  path: string;
  /** With `?`, or empty. */
  query: string;
}

function partsOf(address: string): Parts | undefined {
  const match = PARTS.exec(address);
  if (!match) return undefined;
  const [, scheme = '', authority = '', path = '', query = ''] = match;
  return { scheme, authority, path: path.startsWith('/') ? path : `/${path}`, query };
}

const joined = ({ scheme, authority, path, query }: Parts): string =>
  `${scheme}//${authority}${path}${query}`;

/** Whether this is an absolute http(s) URL. */
export function isWebAddress(address: string): boolean {
  return /^https?:\/\//i.test(address) && URL.canParse(address);
}

/** The address as it goes over the wire: without fragment, and with what HTTP cannot carry escaped (blanks, letters beyond ASCII). */
export function sentAddress(address: string): string {
  const parts = partsOf(address);
  if (!parts) return address;
  return joined({ ...parts, path: carried(parts.path), query: carried(parts.query) });
}

/** Path and query to ask for. */
export function requestTarget(address: string): string {
  const parts = partsOf(sentAddress(address));
  return parts ? parts.path + parts.query : '/';
}

/** What the `Host` header says: name and port as written. */
export function hostHeader(address: string): string {
  return partsOf(address)?.authority.replace(/^.*@/, '') ?? '';
}

/** Adds parameters to the query. */
export function withParameters(address: string, parameters: Record<string, string>): string {
  const added = new URLSearchParams(parameters).toString();
  return added === '' ? address : address + (address.includes('?') ? '&' : '?') + added;
}

/** Takes parameters out of the query again, the last of each name. */
export function withoutParameters(address: string, parameters: Record<string, string>): string {
  const parts = partsOf(address);
  if (!parts || parts.query === '') return address;
  const pairs = parts.query.slice(1).split('&');
  for (const [name, value] of Object.entries(parameters)) {
    const added = pairs.findLastIndex((pair) => new URLSearchParams(pair).get(name) === value);
    if (added >= 0) pairs.splice(added, 1);
  }
  return joined({ ...parts, query: pairs.length === 0 ? '' : `?${pairs.join('&')}` });
}

/** A reference seen from an address (RFC 3986, section 5.2); `undefined` where that gives no URL. */
export function resolveAddress(reference: string, base: string): string | undefined {
  const parts = base === '' ? undefined : partsOf(base);
  if (!URL.canParse(reference, parts ? base : undefined)) return undefined;
  if (/^[a-z][a-z0-9+.-]*:/i.test(reference) || !parts) return reference;
  if (reference.startsWith('//')) return parts.scheme + reference;
  if (reference === '' || reference.startsWith('#')) return joined(parts) + reference;
  if (reference.startsWith('?')) return joined({ ...parts, query: '' }) + reference;
  const cut = reference.search(/[?#]/);
  const [path, rest] = cut < 0 ? [reference, ''] : [reference.slice(0, cut), reference.slice(cut)];
  const merged = path.startsWith('/') ? path : parts.path.replace(/[^/]*$/, '') + path;
  return joined({ ...parts, path: withoutDots(merged), query: '' }) + rest;
}

/** `/a/b/../c/./d` is `/a/c/d`. */
function withoutDots(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/').slice(1);
  for (const [index, segment] of segments.entries()) {
    const isLast = index === segments.length - 1;
    if (segment === '..') kept.pop();
    if (segment !== '.' && segment !== '..') kept.push(segment);
    else if (isLast) kept.push('');
  }
  return `/${kept.join('/')}`;
}

function carried(text: string): string {
  return text.replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()));
}
