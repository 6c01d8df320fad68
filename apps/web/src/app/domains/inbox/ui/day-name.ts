import { Component, computed, inject, input } from '@angular/core';
import { LanguageChoice } from '../../../shared/i18n/language';
import { calendarDays } from '../../../shared/ui/calendar-days';
import { Clock } from '../../../shared/ui/clock';

/** A day: today, yesterday, or its date. */
@Component({
  selector: 'app-day-name',
  template: '{{ shown() }}',
})
export class DayName {
  /** Epoch milliseconds of any moment of it. */
  readonly at = input.required<number>();
  private readonly language = inject(LanguageChoice).current;
  private readonly now = inject(Clock).now;

  protected readonly shown = computed(() => {
    const days = calendarDays(this.now(), this.at());
    const name =
      days === 0 || days === -1
        ? new Intl.RelativeTimeFormat(this.language(), { numeric: 'auto' }).format(days, 'day')
        : this.date();
    return name.charAt(0).toLocaleUpperCase(this.language()) + name.slice(1);
  });

  private date(): string {
    const thisYear = new Date(this.at()).getFullYear() === new Date(this.now()).getFullYear();
    const options = { weekday: 'long', day: 'numeric', month: 'long' } as const;
    return new Intl.DateTimeFormat(this.language(), {
      ...options,
      ...(!thisYear && { year: 'numeric' }),
    }).format(this.at());
  }
}
