import { CLIENT_IDENTITY } from '@centralita/shared-types';
import { readNumber, type NumberProblem } from '@centralita/shared-types/phone-numbers';
import { Injectable } from '@nestjs/common';
import { parsePhoneNumberFromString, type CountryCode, type PhoneNumber } from 'libphonenumber-js/max';
import { Config } from '../../../platform/config/config';
import type { Destination, DialRefusal } from './destination';
import type { E164 } from './e164';

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

const REFUSAL_OF: Readonly<Partial<Record<NumberProblem, DialRefusal>>> = {
  empty: 'nothing-dialled',
  emergency: 'emergency',
  'short-number': 'short-number',
  'too-short': 'short-number',
};

/** Decides what may be dialled from a browser: on paper, before any limit of use. */
@Injectable()
export class DialPolicy {
  constructor(private readonly config: Config) {}

  /**
   * @param wish what the browser asked for: a number in any usual form, or `client:<identity>`
   * @param ownNumber caller's own number, E.164; numbers without a country code are read as of its country
   */
  decide(wish: string, ownNumber: string): Destination | DialRefusal {
    const identity = /^client:(.*)$/s.exec(wish.trim())?.[1];
    if (identity !== undefined) return this.#client(identity, ownNumber);
    const own = parsePhoneNumberFromString(ownNumber);
    const { e164, keys, problem } = readNumber(wish, own && countryOf(own));
    if (problem !== undefined || e164 === undefined) return REFUSAL_OF[problem ?? 'empty'] ?? 'not-a-number';
    const refusal = this.#refusal(e164, ownNumber);
    return refusal ?? { kind: 'number', phoneNumber: e164 as E164, ...(keys && { keys }) };
  }

  #client(identity: string, ownNumber: string): Destination | DialRefusal {
    if (!CLIENT_IDENTITY.test(identity)) return 'not-a-number';
    return `+${identity}` === ownNumber ? 'own-number' : { kind: 'client', identity };
  }

  #refusal(e164: string, ownNumber: string): DialRefusal | undefined {
    const number = parsePhoneNumberFromString(e164);
    if (!number) return 'not-a-number';
    if (isCostly(number)) return 'premium-rate';
    if (e164 === ownNumber) return 'own-number';
    return this.#allows(number) ? undefined : 'country-not-allowed';
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
