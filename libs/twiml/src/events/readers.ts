import type { ParamReader } from './from-param';

/** The text, empty where the parameter was not sent. */
export const text: ParamReader = (value) => value ?? '';

/** A whole number that is not negative; undefined where none was sent. */
export const count: ParamReader = (value) =>
  value !== undefined && /^\d{1,15}$/.test(value) ? Number(value) : undefined;

/** A number; undefined where none was sent. */
export const decimal: ParamReader = (value) =>
  value !== undefined && /^\d{1,15}(\.\d{1,15})?$/.test(value) ? Number(value) : undefined;

/** A moment in RFC 2822, in epoch milliseconds; undefined where none was sent. */
export const moment: ParamReader = (value) => {
  const at = Date.parse(value ?? '');
  return Number.isNaN(at) ? undefined : at;
};

/** `true` or `false`; undefined where neither was sent. */
export const flag: ParamReader = (value) => (value === 'true' ? true : value === 'false' ? false : undefined);

/**
 * One of Twilio's words, `unknown` for any other: a word that Twilio adds must not end a call. The word itself stays in
 * the event's `params`.
 */
export const oneOf = (words: readonly string[]): ParamReader => {
  const known = new Set(words);
  return (value) => (value !== undefined && known.has(value) ? value : 'unknown');
};

/** As `oneOf`, but undefined where the parameter was not sent. */
export const oneOfIfSent = (words: readonly string[]): ParamReader => {
  const read = oneOf(words);
  return (value) => (value === undefined ? undefined : read(value));
};
