import { Component, DOCUMENT, DestroyRef, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { nextFocus } from '../../../shared/ui/next-focus';
import type { RecentCall } from '../data/models/recent-call';
import { PhoneNumbers } from '../data/phone-numbers';
import { PhoneStore } from '../data/phone-store';
import { RecentList, type RecentRow } from '../ui/recent-list';

const MINUTE_MS = 60_000;
/** How long a removal can be undone. */
const UNDO_MS = 8_000;

/** Recent calls, with what was missed; choosing one puts its number into the field. */
@Component({
  selector: 'app-phone-recents',
  imports: [RecentList, TranslocoDirective],
  templateUrl: './phone-recents.html',
  styleUrl: './phone-recents.scss',
})
export class PhoneRecents {
  private readonly phone = inject(PhoneStore);
  private readonly numbers = inject(PhoneNumbers);
  private readonly document = inject(DOCUMENT);
  private readonly focus = nextFocus();
  protected readonly language = inject(LanguageChoice).current;

  protected readonly recents = this.phone.recents;
  protected readonly now = signal(Date.now());
  protected readonly rows = computed<RecentRow[]>(() =>
    this.recents.calls().map((call) => ({ ...call, label: call.name ?? this.numbers.format(call.remote) })),
  );
  protected readonly removed = signal<readonly RecentCall[]>([]);
  private undoTimer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const minutes = setInterval(() => this.now.set(Date.now()), MINUTE_MS);
    // Someone is here and has the list before their eyes.
    const seen = (): void => this.recents.markSeen();
    this.document.addEventListener('pointerdown', seen);
    this.document.addEventListener('keydown', seen);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(minutes);
      clearTimeout(this.undoTimer);
      this.document.removeEventListener('pointerdown', seen);
      this.document.removeEventListener('keydown', seen);
    });
  }

  protected choose(row: RecentRow): void {
    this.phone.prepare(this.phone.addressToDial(row.remote));
  }

  protected remove(row: RecentRow): void {
    const focusNext = this.focus.afterRow('header button', 'h2');
    this.offerUndo(this.recents.calls().filter(({ id }) => id === row.id));
    this.recents.remove(row.id);
    focusNext();
  }

  protected clear(): void {
    this.offerUndo(this.recents.calls());
    this.recents.clear();
    this.focus.to('header button', 'h2');
  }

  protected undo(): void {
    this.recents.restore(this.removed());
    this.removed.set([]);
    this.focus.to('header button', 'h2');
  }

  private offerUndo(calls: readonly RecentCall[]): void {
    clearTimeout(this.undoTimer);
    this.removed.set(calls);
    this.undoTimer = setTimeout(() => this.removed.set([]), UNDO_MS);
  }
}
