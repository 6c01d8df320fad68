import { Injectable, inject } from '@angular/core';
import type { NumberReading } from '@centralita/shared-types/phone-numbers';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { PhoneLibraryLoader } from '../../../shared/phone-format/phone-library';

/** Reads and writes the numbers of the phone. Until the library is here, only E.164 is understood. */
@Injectable({ providedIn: 'root' })
export class PhoneNumbers {
  private readonly loader = inject(PhoneLibraryLoader);
  private readonly numbers = inject(NumberFormat);

  load(): Promise<void> {
    return this.loader.load();
  }

  /** `home` is the country in which a number without `+` is meant. */
  read(typed: string, home?: string): NumberReading {
    const library = this.loader.library();
    if (library) return library.readNumber(typed, home);
    const text = typed.trim();
    if (/^\+[1-9]\d{6,14}$/.test(text)) return { text, e164: text, address: text };
    return { text, problem: text === '' ? 'empty' : 'not-a-number' };
  }

  /** What stands in the field for what was typed: grouped while it is digits only. */
  whileTyping(text: string, home?: string): string {
    return this.loader.library()?.writeWhileTyping(text, home) ?? text;
  }

  /** Picks the number out of pasted text, with what belongs to it; undefined when there is none. */
  find(text: string, home?: string): string | undefined {
    const library = this.loader.library();
    if (library) return library.findNumber(text, home);
    const bare = text.trim();
    return bare.length <= 48 && /\d/.test(bare) ? bare : undefined;
  }

  /** For showing: international form, "Hidden number", or what it is when it is no phone number (a client identity). */
  format(address: string): string {
    // Identities of our own browsers are their number without the plus sign.
    return this.numbers.format(/^[1-9]\d{6,14}$/.test(address) ? `+${address}` : address);
  }

  countryOf(e164: string | undefined): string | undefined {
    return e164 === undefined ? undefined : this.loader.library()?.countryOfNumber(e164);
  }

  /** Countries that have numbers, with their calling codes; none until the library is here. */
  countries(): { country: string; callingCode: string }[] {
    return this.loader.library()?.callingCodes() ?? [];
  }
}
