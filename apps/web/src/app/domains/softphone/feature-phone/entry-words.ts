import { Injectable, computed, inject } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { DialEntry } from '../data/dial-entry';
import { LineStore } from '../data/line-store';
import { PhoneCountry } from '../data/phone-country';
import { PhoneNumbers } from '../data/phone-numbers';
import type { NamedCountry } from '../ui/country-choice';

/** The number field in the person's language: countries by name, and what to know about the entry. */
@Injectable({ providedIn: 'root' })
export class EntryWords {
  private readonly numbers = inject(PhoneNumbers);
  private readonly language = inject(LanguageChoice);
  private readonly transloco = inject(TranslocoService);
  private readonly line = inject(LineStore);
  readonly field = inject(DialEntry);
  readonly country = inject(PhoneCountry);

  readonly format = (text: string): string => this.numbers.whileTyping(text, this.country.current());
  readonly find = (text: string): string | undefined => this.numbers.find(text, this.country.current());
  private readonly countryNames = computed(
    () => new Intl.DisplayNames(this.language.current(), { type: 'region' }),
  );
  readonly countries = computed<NamedCountry[]>(() => {
    const { compare } = new Intl.Collator(this.language.current());
    return this.numbers
      .countries()
      .map((each) => ({ ...each, name: this.nameOfCountry(each.country) ?? each.country }))
      .sort((one, other) => compare(one.name, other.name));
  });
  /** What to know about the entry, in words. */
  readonly hint = computed(() => {
    const hint = this.field.hint();
    if (!hint) return undefined;
    this.language.current();
    const values = { about: hint.about ?? '', country: this.nameOfCountry(hint.country) ?? '' };
    return this.transloco.translate(`softphone.entry.hint.${hint.key}`, values);
  });

  /** Which number the other side will see. */
  readonly caller = computed(() => {
    const number = this.line.ownNumber();
    if (number === undefined) return undefined;
    this.language.current();
    const key = this.line.isBorrowed() ? 'callerBorrowed' : 'caller';
    return this.transloco.translate<string>(`softphone.entry.${key}`, {
      number: this.numbers.format(number),
    });
  });

  nameOfCountry(country: string | undefined): string | undefined {
    return country === undefined ? undefined : this.countryNames().of(country);
  }
}
