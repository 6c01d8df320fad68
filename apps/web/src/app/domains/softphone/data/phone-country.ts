import { Injectable, computed, inject, signal } from '@angular/core';
import { BrowserStorage } from '../../../shared/storage/browser-storage';
import { LineStore } from './line-store';
import { PhoneNumbers } from './phone-numbers';

const KEY = 'centralita.softphone.country';

/** The country in which a number without `+` is meant: the one last chosen, else the line's, else the browser's. */
@Injectable({ providedIn: 'root' })
export class PhoneCountry {
  private readonly storage = inject(BrowserStorage);
  private readonly numbers = inject(PhoneNumbers);
  private readonly line = inject(LineStore);

  private readonly chosen = signal(this.storage.read('browser', KEY));
  readonly current = computed(
    () => this.chosen() ?? this.numbers.countryOf(this.line.ownNumber()) ?? browserCountry(),
  );

  choose(country: string): void {
    this.chosen.set(country);
    this.storage.write('browser', KEY, country);
  }
}

/** The country of the browser's language, as in `es-MX`. */
function browserCountry(): string | undefined {
  return new Intl.Locale(navigator.language).region;
}
