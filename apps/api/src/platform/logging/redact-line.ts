import { maskPhoneNumber } from './mask-phone-number';

/** Seals, access tokens, Auth Tokens (32 hex digits that no SID's letters precede), and credentials by their names. */
const SECRETS =
  /\bv1\.[\w-]{8}\.[\w-]{20,}|\beyJ[\w-]+\.[\w-]+\.[\w-]+|(?<![0-9A-Za-z])[0-9a-f]{32}(?![0-9A-Za-z])|(?<="(?:authToken|apiKeySecret|password|secret|authorization|cookie|x-twilio-signature)":")[^"]+/gi;

/** Full numbers: with a plus sign (bare or encoded), or as the identity of a browser. Bare digits may be times. */
const NUMBERS = /(?:\+|%2B|client(?::|%3A)(?:\+|%2B)?|"identity":")\d{7,15}(?!\d)/gi;

/** The last gate before a log line is written: whatever slipped into it, no secret and no full number comes out. */
export function redactLine(line: string): string {
  return line.replace(SECRETS, '[redacted]').replace(NUMBERS, (number) => maskPhoneNumber(number));
}
