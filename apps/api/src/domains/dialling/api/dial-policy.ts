import { CLIENT_IDENTITY } from '@centralita/shared-types';
import { Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';
import { Config } from '../../../platform/config/config';
import { isEmergencyNumber } from '../emergency-numbers';
import type { Destination, DialRefusal } from './destination';
import type { E164 } from './e164';

/** Numbers of this many digits or fewer are services, not subscribers. */
const SHORT_NUMBER_DIGITS_MAX = 6;

/** Calling codes of no country: satellite and shared networks, whose calls cost like premium ones. 800 is toll-free. */
const COSTLY_NETWORKS: ReadonlySet<string> = new Set([
  '808',
  '870',
  '878',
  '881',
  '882',
  '883',
  '888',
  '979',
]);

const SHAPE_OF_NUMBER = /^\+?[\d\s().\-/]+$/;

/** Decides what may be dialled from a browser: on paper, before any limit of use. */
@Injectable()
export class DialPolicy {
  constructor(private readonly config: Config) {}

  /**
   * @param wish what the browser asked for: a number in any usual form, or `client:<identity>`
   * @param ownNumber caller's own number, E.164; numbers without a country code are read as of its country
   */
  decide(wish: string, ownNumber: string): Destination | DialRefusal {
    const text = wish.trim();
    if (text === '') return 'nothing-dialled';
    const identity = /^client:(.*)$/s.exec(text)?.[1];
    if (identity !== undefined) return this.#client(identity, ownNumber);
    if (!SHAPE_OF_NUMBER.test(text)) return 'not-a-number';
    const digits = text.replace(/\D/g, '');
    if (isEmergencyNumber(digits)) return 'emergency';
    if (!text.startsWith('+') && digits.length <= SHORT_NUMBER_DIGITS_MAX) return 'short-number';
    return this.#number(text, ownNumber);
  }

  #client(identity: string, ownNumber: string): Destination | DialRefusal {
    if (!CLIENT_IDENTITY.test(identity)) return 'not-a-number';
    return `+${identity}` === ownNumber ? 'own-number' : { kind: 'client', identity };
  }

  #number(text: string, ownNumber: string): Destination | DialRefusal {
    const own = parsePhoneNumberFromString(ownNumber);
    const number = parsePhoneNumberFromString(
      text,
      own && {
        defaultCallingCode: own.countryCallingCode,
        ...(own.country && { defaultCountry: own.country }),
      },
    );
    if (!number) return 'not-a-number';
    if (isEmergencyNumber(number.nationalNumber)) return 'emergency';
    if (number.nationalNumber.length <= SHORT_NUMBER_DIGITS_MAX && !number.isValid()) return 'short-number';
    if (isCostly(number)) return 'premium-rate';
    // Ranges open faster than any table learns of them: what could be a number is left to Twilio to judge.
    if (!number.isPossible()) return 'not-a-number';
    if (number.number === ownNumber) return 'own-number';
    if (!this.#allows(number)) return 'country-not-allowed';
    return { kind: 'number', phoneNumber: number.number as E164 };
  }

  #allows(number: PhoneNumber): boolean {
    const { allowedCountries } = this.config;
    if (allowedCountries.length === 0) return true;
    const country = countryOf(number);
    // Toll-free numbers of no country (+800) cost the caller nothing.
    return country === undefined ? number.getType() === 'TOLL_FREE' : allowedCountries.includes(country);
  }
}

/** Country of a number; for a range that is not assigned, the main country of its calling code (+1 555: US). */
const countryOf = (number: PhoneNumber): CountryCode | undefined =>
  number.country ?? number.getPossibleCountries()[0];

function isCostly(number: PhoneNumber): boolean {
  const type = number.getType();
  if (type === 'PREMIUM_RATE' || type === 'SHARED_COST') return true;
  if (COSTLY_NETWORKS.has(number.countryCallingCode)) return true;
  // British 070 numbers and their like bill far above mobiles; in North America (+1 500) they do not.
  return type === 'PERSONAL_NUMBER' && number.countryCallingCode !== '1';
}
