/**
 * Characters that XML 1.0 cannot hold are left out, not replaced: a NUL in a caller's name must not become a spoken
 * sign. Source: https://www.w3.org/TR/xml/#charsets
 */
type Substitutes = readonly (string | undefined)[];

/** Substitutes by character code, up to the last one that needs any (`>`). */
function substitutes(special: Readonly<Record<string, string>>): Substitutes {
  return Array.from(
    { length: 63 },
    (_, code) => special[String.fromCharCode(code)] ?? (code < 32 ? '' : undefined),
  );
}

// `>` is escaped in text because `]]>` is not allowed there.
const IN_TEXT = substitutes({
  '\t': '\t',
  '\n': '\n',
  '\r': '&#xD;',
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
});
// A raw tab or line end in an attribute would be read back as a space.
const IN_ATTRIBUTE = substitutes({
  '\t': '&#x9;',
  '\n': '&#xA;',
  '\r': '&#xD;',
  '&': '&amp;',
  '<': '&lt;',
  '"': '&quot;',
});

/** Nothing to do for most texts: printable ASCII without markup, and the plain letters of other scripts. */
const NEEDS_WORK = /[^ !#-%'-;=?-~\u00A0-\uD7FF]/;

export function escapeText(text: string): string {
  return NEEDS_WORK.test(text) ? substitute(text, IN_TEXT) : text;
}

export function escapeAttribute(value: string): string {
  return NEEDS_WORK.test(value) ? substitute(value, IN_ATTRIBUTE) : value;
}

function substitute(value: string, table: Substitutes): string {
  let out = '';
  let copied = 0;
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    let replacement: string | undefined;
    if (code < 63) {
      replacement = table[code];
    } else if (code >= 0xd800) {
      if (isHighSurrogate(code) && isLowSurrogate(value.charCodeAt(i + 1))) {
        i++;
      } else if (code <= 0xdfff || code >= 0xfffe) {
        replacement = '';
      }
    }
    if (replacement !== undefined) {
      out += value.slice(copied, i) + replacement;
      copied = i + 1;
    }
  }
  return out + value.slice(copied);
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code <= 0xdbff;
const isLowSurrogate = (code: number): boolean => code >= 0xdc00 && code <= 0xdfff;
