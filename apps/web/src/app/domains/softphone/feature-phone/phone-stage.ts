import { Component, computed, effect, inject, untracked, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { KeyTones } from '../data/key-tones';
import { PhoneNumbers } from '../data/phone-numbers';
import { PhoneStore } from '../data/phone-store';
import type { TrackedCall } from '../data/tracked-call';
import { CallCard } from '../ui/call-card';
import { IncomingPanel } from '../ui/incoming-panel';
import { Keypad } from '../ui/keypad';
import { NumberEntry } from '../ui/number-entry';
import { RoundButton } from '../ui/round-button';
import { TroubleBanner } from '../ui/trouble-banner';
import { WaitingBanner } from '../ui/waiting-banner';
import { CallConsultation } from './call-consultation';
import { EntryWords } from './entry-words';
import { PhoneView } from './phone-view';
import { TalkControls } from './talk-controls';
import { TroubleSteps } from './trouble-steps';

/** The part of the phone that changes with the call. Every state fills the same box, so nothing jumps. */
@Component({
  selector: 'app-phone-stage',
  imports: [
    CallCard,
    IncomingPanel,
    Keypad,
    NumberEntry,
    RoundButton,
    TalkControls,
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
  protected readonly consultation = inject(CallConsultation);
  private readonly numbers = inject(PhoneNumbers);
  private readonly tones = inject(KeyTones);
  protected readonly words = inject(EntryWords);
  protected readonly steps = inject(TroubleSteps);

  private readonly entry = viewChild(NumberEntry);
  protected readonly dialledName = computed(() => this.numbers.format(this.phone.dialling() ?? ''));
  /** A call that failed makes room for the reason and the next step. */
  protected readonly isTroubled = computed(
    () => this.phone.phase() === 'ended' && this.phone.trouble() !== undefined,
  );

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

  protected dial(): void {
    this.phone.confirm();
    this.entry()?.focus();
  }

  protected callAgain(call: TrackedCall): void {
    this.phone.dismiss();
    void this.phone.dial(this.phone.addressToDial(call.remote));
  }
}
