import { Injectable, inject } from '@angular/core';
import { MatDatepickerIntl } from '@angular/material/datepicker';
import { TranslocoService } from '@jsverse/transloco';

const KEYS = {
  calendarLabel: 'label',
  openCalendarLabel: 'open',
  closeCalendarLabel: 'close',
  prevMonthLabel: 'monthBefore',
  nextMonthLabel: 'monthAfter',
  prevYearLabel: 'yearBefore',
  nextYearLabel: 'yearAfter',
  prevMultiYearLabel: 'yearsBefore',
  nextMultiYearLabel: 'yearsAfter',
  switchToMonthViewLabel: 'toMonth',
  switchToMultiYearViewLabel: 'toYear',
  comparisonDateLabel: 'compared',
} as const;

/** What the library's calendar says to a screen reader, in the language of the page at the time it is opened. */
@Injectable()
export class CalendarWords extends MatDatepickerIntl {
  private readonly transloco = inject(TranslocoService);

  constructor() {
    super();
    for (const [name, key] of Object.entries(KEYS))
      this[name as keyof typeof KEYS] = this.transloco.translate<string>('ui.calendar.' + key);
  }
}
