import { maskPhoneNumber } from './mask-phone-number';

const GONE = '[redacted]';

/** How names of secrets end: `authToken`, `API_KEY_SECRET`, `set-cookie`, `x-twilio-signature`, `CENTRALITA_KEY`. */
const NAMED =
  '(?:pass(?:word|phrase)|secret|token|authorization|cookie|signature|private_?key|centralita_key(?:_previous)?|recovery_?codes?|totp|seal)';

/** Nothing shorter has one of the shapes below; looking for it first takes half of the time. */
const LONG_WORD = /\$argon2\w+\$[^"\s]+|(?<![\w.-])[\w.-]{32,}/g;

/** What shows by its shape that it is a secret, wherever it stands. */
const SHAPES = new RegExp(
  [
    /\bv1\.[\w-]{8}\.[\w-]{20,}/, // a seal
    /\beyJ[\w-]+\.[\w-]+\.[\w-]*/, // a JSON web token
    /\bSG\.[\w-]{16,}\.[\w-]{16,}/, // a SendGrid key
    /^\$argon2.*/,
    /(?<![\w-])[\w-]{43}(?![\w-])/, // 32 bytes as base64url: codes of links, cookies, keys
    /(?<![0-9A-Za-z])(?:[0-9a-f]{32}|[0-9a-f]{64})(?![0-9A-Za-z])/, // an Auth Token, a key; a SID's letters come before
  ]
    .map(({ source }) => source)
    .join('|'),
  'gi',
);

/** `"password":"…"`, also within a string that holds JSON itself, and `"recoveryCodes":["…"]`. */
const IN_JSON = new RegExp(
  `(${NAMED}"\\s*:\\s*)(?:"(?:[^"\\\\]|\\\\.)*"|\\[[^\\]]*\\])|(${NAMED}\\\\"\\s*:\\s*)\\\\"(?:[^"\\\\]|\\\\(?!"))*\\\\"`,
  'gi',
);
/** `password=…`, `?k=…`, `Cookie: …`, `Bearer …`, and the password of an address (`postgres://user:…@host`). */
const IN_TEXT = new RegExp(
  `(${NAMED}=|[?&]k=|\\b(?:Bearer|Basic) |\\b(?:cookie|authorization): )[^&#;,\\s"'\\\\]+|(:\\/\\/[^\\s/:@"]*:)[^\\s@"]+(?=@)`,
  'gi',
);
/** A code of an authenticator, which stands under the same name as codes of errors. */
const SIX_DIGITS = /(\\?"code\\?":\s*\\?")\d{6}(?=\\?")/g;

/** Full numbers: with a plus sign (bare or encoded), as an address, or under a name that says so. Bare digits may be times. */
const NUMBERS =
  /(?:\+|%2B|(?:client|tel|sip|sms|whatsapp)(?::|%3A)(?:\+|%2B)?|(?:identity|from|to|caller|called|phone|number)\\?":\s*\\?"|\b(?:From|To|Caller|Called)=)\d{7,15}(?!\d)/gi;
/** `+1 (415) 555-0123` */
const SPACED_NUMBERS = /(?:\+|%2B)\d[\d ().-]{6,18}\d/gi;

/** The last gate before log lines are written: whatever slipped into them, no secret and no full number comes out. */
export function redactLine(lines: string): string {
  return lines
    .replace(IN_JSON, (_all, plain?: string, nested?: string) =>
      plain === undefined ? `${nested}\\"${GONE}\\"` : `${plain}"${GONE}"`,
    )
    .replace(IN_TEXT, (_all, name?: string, address?: string) => `${name ?? address}${GONE}`)
    .replace(LONG_WORD, (word) => word.replace(SHAPES, GONE))
    .replace(SIX_DIGITS, `$1${GONE}`)
    .replace(NUMBERS, (number) => maskPhoneNumber(number))
    .replace(SPACED_NUMBERS, (number) => maskPhoneNumber(number.replace(/[ ().-]/g, '')));
}
