import { Injectable, signal } from '@angular/core';
import type { AsYouType, CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { TypedNumber } from './models/typed-number';

interface Library {
  AsYouType: typeof AsYouType;
  parsePhoneNumberFromString: typeof parsePhoneNumberFromString;
}

/** Characters that belong to a phone number as people write and paste them. */
const NUMBER_TEXT = /^[\s+\d().\-/*#\u00a0\u2010-\u2015]+$/;

/**
 * Reads and writes phone numbers. The library and its metadata (80 kB) are loaded apart from the page; until they are
 * here, numbers are shown as they stand.
 */
@Injectable({ providedIn: 'root' })
export class PhoneNumbers {
  private readonly library = signal<Library | undefined>(undefined);
  private loading: Promise<void> | undefined;

  /** Called by whoever shows a number first. Formatting then updates by itself. */
  load(): Promise<void> {
    this.loading ??= import('libphonenumber-js/min').then(
      ({ AsYouType, parsePhoneNumberFromString }) =>
        this.library.set({ AsYouType, parsePhoneNumberFromString }),
      () => {
        this.loading = undefined; // Offline: numbers stay unformatted and the next one tries again.
      },
    );
    return this.loading;
  }

  /** `home` is the country in which a number without `+` is meant. */
  read(typed: string, home?: string): TypedNumber {
    const library = this.library();
    const text = normalized(typed);
    if (!library || /[*#]/.test(text)) return { formatted: text, ...plainE164(text) };
    const reader = new library.AsYouType(isKnown(home) ? home : undefined);
    const formatted = reader.input(text) || text;
    const number = reader.getNumber();
    const country = reader.getCountry() ?? (text.startsWith('+') ? undefined : home);
    return {
      formatted,
      ...(country === undefined ? {} : { country }),
      ...(number?.isPossible() ? { e164: number.number } : {}),
    };
  }

  /** For showing: international form, or what it is when it is no phone number (a client identity). */
  format(address: string): string {
    const library = this.library();
    if (!library) void this.load();
    if (!library || !address.startsWith('+')) return identityAsNumber(address, library) ?? address;
    return library.parsePhoneNumberFromString(address)?.formatInternational() ?? address;
  }

  countryOf(e164: string | undefined): string | undefined {
    return e164 === undefined ? undefined : this.library()?.parsePhoneNumberFromString(e164)?.country;
  }
}

/** Picks the phone number out of pasted text; undefined when there is none. */
export function numberInText(text: string): string | undefined {
  const bare = text.trim().replace(/^(tel|callto|sip|client|whatsapp):/i, '');
  if (bare.length <= 40 && NUMBER_TEXT.test(bare) && /\d/.test(bare)) return normalized(bare);
  const found = /\+?\d[\d\s().\-/\u00a0]{5,24}\d/.exec(text.slice(0, 2_000));
  return found ? normalized(found[0]) : undefined;
}

function normalized(text: string): string {
  const kept = text.replace(/[^\d+*#]/g, '');
  return kept.slice(0, 1) + kept.slice(1).replaceAll('+', '');
}

function plainE164(text: string): { e164?: string } {
  return /^\+[1-9]\d{6,14}$/.test(text) ? { e164: text } : {};
}

/** Identities of our own browsers are their number without the plus sign. */
function identityAsNumber(identity: string, library: Library | undefined): string | undefined {
  if (!library || !/^[1-9]\d{6,14}$/.test(identity)) return undefined;
  const number = library.parsePhoneNumberFromString(`+${identity}`);
  return number?.isPossible() ? number.formatInternational() : undefined;
}

function isKnown(country: string | undefined): country is CountryCode {
  return country !== undefined && /^[A-Z]{2}$/.test(country);
}
