import { Component, computed, effect, inject, signal, untracked, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { KeyTones } from '../data/key-tones';
import { PhoneNumbers } from '../data/phone-numbers';
import { PhoneStore } from '../data/phone-store';
import type { TrackedCall } from '../data/tracked-call';
import { CallCard } from '../ui/call-card';
import { CallControls } from '../ui/call-controls';
import { IncomingPanel } from '../ui/incoming-panel';
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
  protected readonly steps = inject(TroubleSteps);

  private readonly entry = viewChild(NumberEntry);
  /** Someone tried to dial what cannot be dialled. */
  private readonly tried = signal(false);

  protected readonly format = (text: string): string => this.numbers.read(text, this.phone.home()).formatted;
  protected readonly countryName = computed(() => {
    const country = this.phone.typed().country;
    if (country === undefined) return undefined;
    return new Intl.DisplayNames(this.language.current(), { type: 'region' }).of(country);
  });
  /** Key of what to know about the entry. */
  protected readonly hint = computed(() => {
    if (this.phone.isOwnNumber()) return 'own';
    if (!this.phone.isAllowedCountry()) return 'country';
    return this.tried() && this.phone.typed().e164 === undefined ? 'incomplete' : undefined;
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
      this.phone.entry();
      untracked(() => this.tried.set(false));
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

  protected dial(): void {
    if (this.phone.entry() === '' && this.phone.recents.lastDialled() !== undefined)
      return this.phone.redial();
    if (this.phone.canDial()) return void this.phone.dialEntry();
    this.tried.set(true);
    this.entry()?.focus();
  }

  protected callAgain(call: TrackedCall): void {
    this.phone.dismiss();
    void this.phone.dial(this.phone.addressToDial(call.remote));
  }
}
