import { Component, computed, effect, inject, untracked, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { DialEntry } from '../data/dial-entry';
import { KeyTones } from '../data/key-tones';
import { PhoneCountry } from '../data/phone-country';
import { PhoneNumbers } from '../data/phone-numbers';
import { PhoneStore } from '../data/phone-store';
import type { TrackedCall } from '../data/tracked-call';
import { CallCard } from '../ui/call-card';
import { CallControls } from '../ui/call-controls';
import { IncomingPanel } from '../ui/incoming-panel';
import type { NamedCountry } from '../ui/country-choice';
import { Keypad } from '../ui/keypad';
import { NumberEntry } from '../ui/number-entry';
import { RoundButton } from '../ui/round-button';
import { TroubleBanner } from '../ui/trouble-banner';
import { WaitingBanner } from '../ui/waiting-banner';
import { PhoneView } from './phone-view';
import { TroubleSteps } from './trouble-steps';

/** The part of the phone that changes with the call. Every state fills the same box, so nothing jumps. */
@Component({
  selector: 'app-phone-stage',
  imports: [
    CallCard,
    CallControls,
    IncomingPanel,
    Keypad,
    NumberEntry,
    RoundButton,
    TranslocoDirective,
    TroubleBanner,
    WaitingBanner,
  ],
  templateUrl: './phone-stage.html',
  styleUrl: './phone-stage.scss',
})
export class PhoneStage {
  protected readonly phone = inject(PhoneStore);
  protected readonly view = inject(PhoneView);
  private readonly numbers = inject(PhoneNumbers);
  private readonly tones = inject(KeyTones);
  private readonly language = inject(LanguageChoice);
  private readonly transloco = inject(TranslocoService);
  protected readonly field = inject(DialEntry);
  protected readonly country = inject(PhoneCountry);
  protected readonly steps = inject(TroubleSteps);

  private readonly entry = viewChild(NumberEntry);
  protected readonly format = (text: string): string =>
    this.numbers.whileTyping(text, this.country.current());
  protected readonly find = (text: string): string | undefined =>
    this.numbers.find(text, this.country.current());
  private readonly countryNames = computed(
    () => new Intl.DisplayNames(this.language.current(), { type: 'region' }),
  );
  protected readonly countries = computed<NamedCountry[]>(() => {
    const { compare } = new Intl.Collator(this.language.current());
    return this.numbers
      .countries()
      .map((each) => ({ ...each, name: this.nameOfCountry(each.country) ?? each.country }))
      .sort((one, other) => compare(one.name, other.name));
  });
  /** What to know about the entry, in words. */
  protected readonly hint = computed(() => {
    const hint = this.field.hint();
    if (!hint) return undefined;
    this.language.current();
    const values = { about: hint.about ?? '', country: this.nameOfCountry(hint.country) ?? '' };
    return this.transloco.translate(`softphone.entry.hint.${hint.key}`, values);
  });
  protected readonly dialledName = computed(() => this.numbers.format(this.phone.dialling() ?? ''));
  /** A call that failed makes room for the reason and the next step. */
  protected readonly isTroubled = computed(
    () => this.phone.phase() === 'ended' && this.phone.trouble() !== undefined,
  );
  protected readonly isTalking = computed(() => this.phone.phase() === 'live');

  constructor() {
    void this.numbers.load();
    effect((onCleanup) => {
      const entry = this.entry();
      if (entry) onCleanup(this.view.attach(() => entry.focus()));
      else onCleanup(this.view.attach(() => undefined));
    });
    effect(() => {
      if (!this.phone.inCall()) untracked(() => this.view.keypadOpen.set(false));
    });
  }

  protected numberOf(call: TrackedCall): string | undefined {
    return call.remoteName === undefined ? undefined : this.numbers.format(call.remote);
  }

  protected press(key: string): void {
    this.tones.key(key);
    this.phone.press(key);
  }

  protected nameOfCountry(country: string | undefined): string | undefined {
    return country === undefined ? undefined : this.countryNames().of(country);
  }

  protected dial(): void {
    this.phone.confirm();
    this.entry()?.focus();
  }

  protected callAgain(call: TrackedCall): void {
    this.phone.dismiss();
    void this.phone.dial(this.phone.addressToDial(call.remote));
  }
}
