export interface TextPart {
  text: string;
  /** Where it leads; absent for plain words. */
  href?: string;
}

/** Addresses as people write them. Only http and https ever become links. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"'`]+/gi;
/** The sentence's, not the address's. */
const TRAILING = /[.,;:!?…)\]}»”]+$/u;

/** The text in pieces: words, and addresses to go to. */
export function textParts(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(ADDRESS)) {
    const shown = trimmed(found);
    const href = hrefOf(shown);
    if (!href) continue;
    if (index > from) parts.push({ text: text.slice(from, index) });
    parts.push({ text: shown, href });
    from = index + shown.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from) });
  return parts;
}

/** A closing bracket stays where the address has opened it. */
function trimmed(found: string): string {
  const tail = TRAILING.exec(found)?.[0] ?? '';
  const bare = found.slice(0, found.length - tail.length);
  return tail.startsWith(')') && bare.includes('(') ? `${bare})` : bare;
}

function hrefOf(shown: string): string | undefined {
  const url = URL.parse(/^https?:/i.test(shown) ? shown : `https://${shown}`);
  return url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') ? url.href : undefined;
}
