import {
  AsYouType,
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** An E.164 number, with or without an extension, for reading: `+1 202 555 0111 ext. 1234`. Anything else as it is. */
export function writeNumber(address: string): string {
  const [, e164 = '', extension = '', tail = ''] = /^(\+\d+)(?:;ext=([\d*#,]+)|(,.*))?$/.exec(address) ?? [];
  const number = e164 === '' ? undefined : parsePhoneNumberFromString(e164)?.formatInternational();
  if (number === undefined) return address;
  return number + (extension === '' ? tail : ` ext. ${extension}`);
}

/** A number that is still being typed, as people of that country write it. Leaves anything but digits as it is. */
export function writeWhileTyping(text: string, home?: string): string {
  if (!/^\+?\d+$/.test(text)) return text;
  return new AsYouType(home !== undefined && isSupportedCountry(home) ? home : undefined).input(text) || text;
}

/** Country of an E.164 number; undefined where its range belongs to none. */
export function countryOfNumber(e164: string): string | undefined {
  const number = parsePhoneNumberFromString(e164);
  return number?.country ?? number?.getPossibleCountries()[0];
}

/** All countries that have numbers, two letters each, with their calling codes. */
export function callingCodes(): { country: string; callingCode: string }[] {
  return getCountries().map((country) => ({ country, callingCode: getCountryCallingCode(country) }));
}
