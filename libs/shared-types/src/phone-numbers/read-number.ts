import {
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
  type CountryCode,
  type PhoneNumber,
} from 'libphonenumber-js/max';
import { isEmergencyNumber } from './emergency-numbers';
import { lettersAsKeys, plainText } from './number-text';
import { splitTail, type NumberTail } from './number-tail';
import { inTodaysForm } from './older-forms';

/** Why what was typed is no number to dial. */
export type NumberProblem =
  | 'empty'
  | 'emergency'
  /** A service of one network, such as a short code. */
  | 'short-number'
  /** `*` and `#` at its start or within: a command to a network. */
  | 'service-code'
  /** It begins with no country, and none is given. */
  | 'no-country'
  | 'unknown-country'
  | 'too-short'
  | 'too-long'
  /** The number is whole, what stands behind it is no extension. */
  | 'tail'
  | 'not-a-number';

/** What was typed, pasted or clicked, read as a phone number. */
export interface NumberReading {
  /** Plain: no invisible characters, digits 0–9. */
  text: string;
  /** Set when the number could exist. Ranges open faster than any table learns of them. */
  e164?: string;
  /** Two letters, once the number tells. */
  country?: string;
  /** Calling code without a plus sign, once the number tells. */
  callingCode?: string;
  /** Keys to press when the far end has answered, as Twilio's `sendDigits`. */
  keys?: string;
  /** Number and keys as one text, which reads the same again: `+12025550111;ext=1234`. */
  address?: string;
  problem?: NumberProblem;
  /** The part that the problem is about, as it was typed. */
  about?: string;
}

/** Numbers of this many digits or fewer are services, not subscribers. */
const SHORT_NUMBER_DIGITS_MAX = 6;
const SHAPE = /^\+?[\d\s().\-/]+$/;
/** Digits first, then letters: `1-800-FLOWERS`. Two letters are a slip of the hand. */
const WITH_LETTERS = /^\+?[\d\s().\-/]*\d{3}[\s().\-/]*(?=(?:[^a-z]*[a-z]){3})[a-z\d\s().\-/]+$/i;
/** Of North America, where numbers in letters are common and often longer than can be dialled. */
const NANP_DIGITS = 10;

/**
 * Reads a number in any usual form. The one reader for what the browser takes and for what the server dials.
 *
 * @param typed a number, a `tel:` link or what was pasted
 * @param home two letters: the country in which a number without a country code is meant
 */
export function readNumber(typed: string, home?: string): NumberReading {
  const text = plainText(typed);
  const bare = text.replace(/^(?:tel|callto):/i, '').trim();
  if (bare === '') return { text, problem: 'empty' };
  const country = home !== undefined && isSupportedCountry(home) ? home : undefined;
  const tail = splitTail(bare);
  const digits = digitsOf(tail.number, country);
  if (digits === undefined) {
    const isCode = /^[\d*#\s-]+$/.test(bare) && /\d/.test(bare);
    return { text, problem: isCode ? 'service-code' : 'not-a-number' };
  }
  return { text, ...judge(digits, country, tail) };
}

/** `+` and digits; undefined for what is no number at all. */
function digitsOf(text: string, home: CountryCode | undefined): string | undefined {
  const hasLetters = WITH_LETTERS.test(text);
  if (!hasLetters && !SHAPE.test(text)) return undefined;
  const digits = lettersAsKeys(text).replace(/[^\d+]/g, '');
  if (!hasLetters) return digits;
  const isAbroad = /^(?:\+|00|011)(?!1)/.test(digits);
  const inNanp = digits.replace(/^(?:\+|00|011)?1/, '');
  const isNanp = inNanp !== digits || (home !== undefined && getCountryCallingCode(home) === '1');
  return isNanp && !isAbroad ? `+1${inNanp.slice(0, NANP_DIGITS)}` : digits;
}

function judge(digits: string, home: CountryCode | undefined, tail: NumberTail): Omit<NumberReading, 'text'> {
  const isInternational = digits.startsWith('+');
  if (isEmergencyNumber(digits.replace('+', ''))) return { problem: 'emergency' };
  if (!isInternational && digits.length <= SHORT_NUMBER_DIGITS_MAX)
    return { problem: digits.length < 3 ? 'too-short' : 'short-number' };
  const number = parsed(digits, home);
  if (!number) return { problem: lengthProblem(digits, home) };
  const told = { ...(number.country && { country: number.country }), callingCode: number.countryCallingCode };
  const { nationalNumber } = number;
  if (isEmergencyNumber(nationalNumber)) return { ...told, problem: 'emergency' };
  if (!number.isPossible()) {
    const isShort = nationalNumber.length >= 3 && nationalNumber.length <= SHORT_NUMBER_DIGITS_MAX;
    return { ...told, problem: isShort && !isInternational ? 'short-number' : lengthProblem(digits, home) };
  }
  if (nationalNumber.length <= SHORT_NUMBER_DIGITS_MAX && !number.isValid())
    return { ...told, problem: 'short-number' };
  if (tail.unusable !== undefined) return { ...told, problem: 'tail', about: tail.unusable };
  const { keys, written = '' } = tail;
  return { ...told, e164: number.number, address: number.number + written, ...(keys && { keys }) };
}

/** As of home; `00` where home knows another prefix for abroad; older forms as they are today. */
function parsed(digits: string, home: CountryCode | undefined): PhoneNumber | undefined {
  const abroad = digits.startsWith('00') ? `+${digits.slice(2)}` : undefined;
  const readings = [parsePhoneNumberFromString(digits, home), abroad && parsePhoneNumberFromString(abroad)];
  const numbers = readings.filter((number) => number !== undefined && number !== '').map(inTodaysForm);
  return numbers.find((number) => number.isPossible()) ?? numbers[0];
}

function lengthProblem(digits: string, home: CountryCode | undefined): NumberProblem {
  const isAbroad = digits.startsWith('+') || digits.startsWith('00');
  switch (validatePhoneNumberLength(digits.replace(/^00/, '+'), home)) {
    case 'TOO_SHORT':
      return 'too-short';
    case 'TOO_LONG':
    case 'INVALID_LENGTH':
      return 'too-long';
    case 'INVALID_COUNTRY':
      return isAbroad ? 'unknown-country' : 'no-country';
    default:
      return 'not-a-number';
  }
}
