import { Component, ElementRef, computed, inject, input, output } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { calendarDays } from '../../../shared/ui/calendar-days';
import type { RecentCall } from '../data/models/recent-call';
import { clock } from './call-timer';
import { PhoneIcon } from './phone-icon';
import type { PhoneIconName } from './phone-icons';

/** A recent call as it is shown. */
export interface RecentRow extends RecentCall {
  /** Name, or the number where there is none. */
  label: string;
}

interface ShownRow extends RecentRow {
  icon: PhoneIconName;
  when: string;
  whenExactly: string;
  outcomeKey: string;
  lasted: string;
}

/** The last calls. Arrows go from row to row; choosing one puts its number into the field. */
@Component({
  selector: 'app-recent-list',
  imports: [PhoneIcon, TranslocoDirective],
  templateUrl: './recent-list.html',
  styleUrl: './recent-list.scss',
  host: { '(keydown)': 'onKeydown($event)' },
})
export class RecentList {
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly calls = input.required<readonly RecentRow[]>();
  readonly language = input.required<string>();
  /** Epoch milliseconds; what "5 minutes ago" is counted from. */
  readonly now = input.required<number>();
  readonly chosen = output<RecentRow>();
  readonly removed = output<RecentRow>();

  private readonly relative = computed(
    () => new Intl.RelativeTimeFormat(this.language(), { numeric: 'auto', style: 'short' }),
  );
  private readonly absolute = computed(
    () => new Intl.DateTimeFormat(this.language(), { dateStyle: 'full', timeStyle: 'short' }),
  );
  private readonly day = computed(
    () => new Intl.DateTimeFormat(this.language(), { day: 'numeric', month: 'short' }),
  );

  protected readonly rows = computed<ShownRow[]>(() =>
    this.calls().map((call) => ({
      ...call,
      icon: call.outcome === 'missed' ? 'missed' : call.direction,
      when: this.whenOf(call.beganAt),
      whenExactly: this.absolute().format(call.beganAt),
      outcomeKey: `outcome.${call.direction}.${call.answeredBy === undefined ? call.outcome : 'answered-by'}`,
      lasted: call.durationSec === undefined ? '' : ` · ${clock(call.durationSec)}`,
    })),
  );

  protected onKeydown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    const buttons = [...this.element.nativeElement.querySelectorAll<HTMLElement>('.choose')];
    const next = buttons[buttons.indexOf(document.activeElement as HTMLElement) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  }

  private whenOf(beganAt: number): string {
    const minutes = Math.round((beganAt - this.now()) / 60_000);
    if (minutes >= 0) return this.relative().format(0, 'second');
    if (minutes > -60) return this.relative().format(minutes, 'minute');
    if (minutes > -60 * 24) return this.relative().format(Math.round(minutes / 60), 'hour');
    if (minutes > -60 * 24 * 7) return this.relative().format(calendarDays(this.now(), beganAt), 'day');
    return this.day().format(beganAt);
  }
}
