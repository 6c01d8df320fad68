import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/** Where a number is from, as Twilio writes it; empty where it is not known. */
export interface Place {
  City: string;
  State: string;
  Zip: string;
  Country: string;
}

/** Area codes of the emulator's own numbers; others are known by country only. */
const AREAS: readonly [prefix: string, place: Place][] = [
  ['+1202', { City: 'WASHINGTON', State: 'DC', Zip: '20001', Country: 'US' }],
];

/** The place a phone number belongs to; `undefined` for clients and anything that is no phone number. */
export function placeOf(address: string): Place | undefined {
  const parsed = address.startsWith('+') ? parsePhoneNumberFromString(address) : undefined;
  if (!parsed) return undefined;
  const area = AREAS.find(([prefix]) => address.startsWith(prefix));
  return area?.[1] ?? { City: '', State: '', Zip: '', Country: parsed.country ?? '' };
}

/** Digits with the punctuation that people put between them. */
const DIALLED = /^\+?[\d\s().-]+$/;

/**
 * A number as dialled, in E.164; numbers without country code are read as North American, as Twilio does. A number
 * within other text (`tel:+1…`, `+1… x9`) is none.
 */
export function toE164(dialled: string): string | undefined {
  if (!DIALLED.test(dialled)) return undefined;
  const parsed = parsePhoneNumberFromString(dialled, 'US');
  // `possible`, not `valid`: the numbers reserved for fiction are not assigned.
  return parsed?.isPossible() ? parsed.number : undefined;
}
