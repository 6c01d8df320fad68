import { parsePhoneNumberFromString, type PhoneNumber } from 'libphonenumber-js/max';

/**
 * Forms of numbers that their countries have given up, and that still stand in address books. The metadata knows
 * Argentina's 15; what it does not know stands here.
 */
const OLDER_FORMS: readonly { callingCode: string; old: RegExp; now: string }[] = [
  // Mexico: the 1 of mobiles, and the prefixes 01, 044 and 045, ended in August 2019 (Plan Técnico Fundamental de Numeración, IFT).
  { callingCode: '52', old: /^(?:1|01|044|045)(\d{10})$/, now: '$1' },
  // Brazil: mobiles got a ninth digit, the last of them in November 2016 (Anatel, Resolução 553/2010).
  { callingCode: '55', old: /^(\d{2})([6-9]\d{7})$/, now: '$19$2' },
];

/** The number as it is dialled today, where it is written as it was. */
export function inTodaysForm(number: PhoneNumber): PhoneNumber {
  if (number.isValid()) return number;
  const form = OLDER_FORMS.find(
    ({ callingCode, old }) => callingCode === number.countryCallingCode && old.test(number.nationalNumber),
  );
  if (!form) return number;
  const { countryCallingCode, nationalNumber } = number;
  const now = parsePhoneNumberFromString(
    `+${countryCallingCode}${nationalNumber.replace(form.old, form.now)}`,
  );
  return now?.isValid() ? now : number;
}
