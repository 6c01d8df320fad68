import { Component, booleanAttribute, computed, inject, input } from '@angular/core';
import { LanguageChoice } from '../i18n/language';
import { calendarDays } from './calendar-days';
import { Clock } from './clock';

const MINUTE_MS = 60_000;
const STEPS: readonly [unit: Intl.RelativeTimeFormatUnit, minutes: number, below: number][] = [
  ['minute', 1, 60],
  ['hour', 60, 60 * 24],
];
const DAYS_BELOW = 60 * 24 * 30;

/** A moment: how long ago (or ahead), and exactly on hover. */
@Component({
  selector: 'app-when',
  template: `<time [attr.datetime]="iso()" [title]="exactly()">{{ shown() }}</time>`,
  styles: `
    time {
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class When {
  /** Epoch milliseconds. */
  readonly at = input.required<number>();
  /** With short units, for where there is little room. */
  readonly short = input(false, { transform: booleanAttribute });

  private readonly language = inject(LanguageChoice).current;
  private readonly now = inject(Clock).now;

  protected readonly iso = computed(() => new Date(this.at()).toISOString());
  protected readonly exactly = computed(() =>
    new Intl.DateTimeFormat(this.language(), { dateStyle: 'full', timeStyle: 'medium' }).format(this.at()),
  );
  protected readonly shown = computed(() => {
    const minutes = Math.round((this.at() - this.now()) / MINUTE_MS);
    const style = this.short() ? 'short' : 'long';
    const relative = new Intl.RelativeTimeFormat(this.language(), { numeric: 'auto', style });
    if (minutes === 0 || Math.abs(this.at() - this.now()) < MINUTE_MS) return relative.format(0, 'second');
    const step = STEPS.find(([, , below]) => Math.abs(minutes) < below);
    if (step) return relative.format(Math.round(minutes / step[1]), step[0]);
    if (Math.abs(minutes) < DAYS_BELOW) return relative.format(calendarDays(this.now(), this.at()), 'day');
    return new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium' }).format(this.at());
  });
}
