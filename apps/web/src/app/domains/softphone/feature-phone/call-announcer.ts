import { LiveAnnouncer } from '@angular/cdk/a11y';
import { DOCUMENT, Injectable, effect, inject, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { PhonePhase } from '../data/models/call-state';
import { PhoneStore } from '../data/phone-store';

/** Long enough for the incoming panel to have taken the focus, which a screen reader reads out by itself. */
const FOCUS_MS = 150;
const ANNOUNCED: readonly PhonePhase[] = ['ringing', 'live', 'reconnecting', 'ended'];

/** Tells screen readers: an incoming call at once and once, the state of a call politely, the timer never. */
@Injectable({ providedIn: 'root' })
export class CallAnnouncer {
  private readonly phone = inject(PhoneStore);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly transloco = inject(TranslocoService);
  private readonly document = inject(DOCUMENT);

  constructor() {
    effect((onCleanup) => {
      const call = this.phone.ringing();
      this.phone.isKnocking(); // Told again when it is its turn.
      if (!call) return;
      const name = untracked(() => this.phone.nameOf(call));
      const timer = setTimeout(() => this.announceIncoming(name), FOCUS_MS);
      onCleanup(() => clearTimeout(timer));
    });
    effect(() => {
      const phase = this.phone.phase();
      if (ANNOUNCED.includes(phase)) void this.announcer.announce(this.words(`announce.${phase}`), 'polite');
    });
  }

  private announceIncoming(name: string): void {
    if (this.document.activeElement?.closest('[role="alertdialog"]')) return;
    void this.announcer.announce(this.words('announce.incoming', { name }), 'assertive');
  }

  private words(key: string, values: Record<string, string> = {}): string {
    return this.transloco.translate<string>(`softphone.${key}`, values);
  }
}
