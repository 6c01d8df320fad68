import {
  AsYouType,
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
} from 'libphonenumber-js/min';

/** Country of numbers that are typed without one: the phone stands in the emulator's own. */
const HOME: CountryCode = 'US';

/** What was typed or pasted as E.164; `undefined` while it is no whole number. */
export function toE164(text: string, home: string = HOME): string | undefined {
  const cleaned = text.trim().replace(/^tel:/i, '').replace(/^00/, '+');
  const country = isSupportedCountry(home) ? home : HOME;
  const parsed = parsePhoneNumberFromString(cleaned, country);
  if (parsed?.isPossible() === true) return parsed.number;
  const digits = cleaned.replace(/[^\d+]/g, '');
  return /^\+[1-9]\d{6,14}$/.test(digits) ? digits : undefined;
}

/** A number to read, `+1 202 555 0100`; what is no number stays as it is. */
export function forReading(address: string): string {
  const [channel, number] = address.split(':');
  if (channel === 'whatsapp' && number !== undefined) return `WhatsApp ${forReading(number)}`;
  return parsePhoneNumberFromString(address)?.formatInternational() ?? address;
}

/** Groups the digits of a number being typed. Leaves alone what holds anything but digits and separators. */
export function whileTyping(text: string): string {
  if (!/^[\d+\s().-]*$/.test(text)) return text;
  return new AsYouType(HOME).input(text.replace(/[^\d+]/g, ''));
}

/** Keeps of a pasted text what a phone can dial. */
export function dialable(text: string): string {
  return text.replace(/^tel:/i, '').replace(/[^\d+*#]/g, '');
}
