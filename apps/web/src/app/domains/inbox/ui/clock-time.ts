import { Component, computed, inject, input } from '@angular/core';
import { LanguageChoice } from '../../../shared/i18n/language';

/** A time of day, and the whole moment on hover. */
@Component({
  selector: 'app-clock-time',
  template: `<time [attr.datetime]="iso()" [title]="exactly()">{{ shown() }}</time>`,
  styles: `
    time {
      white-space: nowrap;
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class ClockTime {
  /** Epoch milliseconds. */
  readonly at = input.required<number>();
  private readonly language = inject(LanguageChoice).current;

  protected readonly iso = computed(() => new Date(this.at()).toISOString());
  protected readonly shown = computed(() =>
    new Intl.DateTimeFormat(this.language(), { timeStyle: 'short' }).format(this.at()),
  );
  protected readonly exactly = computed(() =>
    new Intl.DateTimeFormat(this.language(), { dateStyle: 'full', timeStyle: 'medium' }).format(this.at()),
  );
}
