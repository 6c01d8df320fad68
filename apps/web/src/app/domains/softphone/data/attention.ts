import { DOCUMENT, DestroyRef, Injectable, computed, effect, inject } from '@angular/core';
import { UnreadMessages } from '../../inbox/api/unread-messages';
import { FaviconBadge } from './favicon-badge';
import { KeyTones } from './key-tones';
import { PhoneStore } from './phone-store';
import { RingSound } from './ring-sound';

const WAITING_BEEP_MS = 3_500;
/** Marks our own part of the title, so that it can be taken off again whatever the page is called meanwhile. */
const TITLE_MARK = /^(☎ [^|]*\|( |$)|\(\d+\)( |$))+/;

/**
 * Calls a person's attention in the page: the tab's title and icon, a beep while a second call waits, and its ring when
 * it is its turn.
 */
@Injectable({ providedIn: 'root' })
export class Attention {
  private readonly document = inject(DOCUMENT);
  private readonly phone = inject(PhoneStore);
  private readonly tones = inject(KeyTones);
  private readonly ring = inject(RingSound);
  private readonly favicon = inject(FaviconBadge);
  /** Conversations; with the calls that were missed, what waits for somebody. */
  private readonly unread = inject(UnreadMessages).count;

  private readonly titles = new MutationObserver(() => this.showTitle(this.titleMark()));
  private readonly titleMark = computed(() => {
    const call = this.phone.ringing();
    if (call) return `☎ ${tidy(this.phone.nameOf(call))} | `;
    const count = this.phone.recents.missed() + this.unread();
    return count > 0 ? `(${count}) ` : '';
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
    effect((onCleanup) => {
      if (this.phone.ringsUnheard()) onCleanup(this.ring.start());
    });
    // The router and the translations write their own title whenever they like.
    const title = this.document.querySelector('title');
    if (title) this.titles.observe(title, { childList: true });
    inject(DestroyRef).onDestroy(() => this.titles.disconnect());
  }

  private showTitle(mark: string): void {
    const title = tidy(mark + this.document.title.replace(TITLE_MARK, ''), /\s+/g);
    if (this.document.title !== title) this.document.title = title;
    this.titles.takeRecords(); // Our own writing is no reason to write again.
  }
}

/** As a title is read back: what a caller is called may hold anything. */
function tidy(text: string, gaps = /[\s|]+/g): string {
  return text.replace(gaps, ' ').trim();
}
