/** Longest identity of a client that may be called. */
const MAX_IDENTITY_CHARS = 256;

/**
 * Whether this may name a client: no control characters, blanks, delimiters or “unwise” characters (RFC 2396).
 * Source: https://www.twilio.com/docs/api/errors/31105
 */
export function isClientIdentity(identity: string): boolean {
  return /^[^\p{Cc}\s<>#%"{}|\\^[\]`]+$/u.test(identity) && identity.length <= MAX_IDENTITY_CHARS;
}

/**
 * Callers that are no phone number: withheld (`anonymous`, an empty number, or a placeholder spelled on the keypad),
 * SIP, short codes. Source: https://help.twilio.com/articles/223179988
 */
export function isOddCaller(from: string): boolean {
  return (
    from === '' ||
    /^(anonymous|restricted|unknown|unavailable|blocked)$/i.test(from) ||
    ['+266696687', '+7378742833', '+2562533', '+8656696', '+86282452253'].includes(from) ||
    /^sips?:[^\s@]+@[^\s@]+$/i.test(from) ||
    /^\d{3,8}$/.test(from)
  );
}
