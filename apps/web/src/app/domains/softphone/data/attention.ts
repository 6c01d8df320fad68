import { DOCUMENT, Injectable, computed, effect, inject } from '@angular/core';
import { FaviconBadge } from './favicon-badge';
import { KeyTones } from './key-tones';
import { PhoneStore } from './phone-store';

const WAITING_BEEP_MS = 3_500;
/** Marks our own part of the title, so that it can be taken off again whatever the page is called meanwhile. */
const TITLE_MARK = /^(☎ [^|]*\| |\(\d+\) )+/;

/** Calls a person's attention in the page: the tab's title and icon, and a beep while a second call waits. */
@Injectable({ providedIn: 'root' })
export class Attention {
  private readonly document = inject(DOCUMENT);
  private readonly phone = inject(PhoneStore);
  private readonly tones = inject(KeyTones);
  private readonly favicon = inject(FaviconBadge);

  private readonly titleMark = computed(() => {
    const call = this.phone.ringing();
    if (call) return `☎ ${this.phone.nameOf(call)} | `;
    const missed = this.phone.recents.missed();
    return missed > 0 ? `(${missed}) ` : '';
  });

  constructor() {
    effect(() => this.showTitle(this.titleMark()));
    effect(() => {
      const isRinging = this.phone.ringing() !== undefined;
      this.favicon.show(isRinging ? 'ringing' : this.phone.inCall() ? 'live' : undefined);
    });
    effect((onCleanup) => {
      if (!this.phone.waiting()) return;
      this.tones.callWaiting();
      const timer = setInterval(() => this.tones.callWaiting(), WAITING_BEEP_MS);
      onCleanup(() => clearInterval(timer));
    });
    // The router and the translations write their own title whenever they like.
    const title = this.document.querySelector('title');
    if (title)
      new MutationObserver(() => this.showTitle(this.titleMark())).observe(title, { childList: true });
  }

  private showTitle(mark: string): void {
    const title = mark + this.document.title.replace(TITLE_MARK, '');
    if (this.document.title !== title) this.document.title = title;
  }
}
