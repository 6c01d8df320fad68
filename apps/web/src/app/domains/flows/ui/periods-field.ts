import { Component, computed, inject, input, output } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { OpenPeriod } from '@centralita/shared-types';
import { WEEKDAYS } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Icon } from '../../../shared/ui/icon';
import { SelectBox } from '../../../shared/ui/select-box';

/** A Monday. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;

/** When it is open, day by day; a day may have several periods. */
@Component({
  selector: 'app-periods-field',
  imports: [
    Icon,
    MatButton,
    MatFormField,
    MatHint,
    MatIconButton,
    MatInput,
    MatLabel,
    SelectBox,
    TranslocoDirective,
  ],
  templateUrl: './periods-field.html',
  styleUrl: './entries-field.scss',
})
export class PeriodsField {
  private readonly language = inject(LanguageChoice).current;
  readonly label = input.required<string>();
  readonly periods = input.required<readonly OpenPeriod[]>();
  readonly changed = output<OpenPeriod[]>();

  protected readonly days = computed(() => {
    const format = new Intl.DateTimeFormat(this.language(), { weekday: 'long', timeZone: 'UTC' });
    return WEEKDAYS.map((day, index) => ({ value: day, text: format.format(MONDAY + index * DAY_MS) }));
  });

  protected nameOf(day: string): string {
    return this.days().find(({ value }) => value === day)?.text ?? day;
  }

  protected put(index: number, change: { day?: string; from?: string; to?: string }): void {
    const put = (period: OpenPeriod, at: number): OpenPeriod =>
      at === index ? ({ ...period, ...change } as OpenPeriod) : period;
    this.changed.emit(this.periods().map(put));
  }

  /** The next day of the week, with the hours of the one before. */
  protected add(): void {
    const last = this.periods().at(-1);
    const next = WEEKDAYS[(WEEKDAYS.indexOf(last?.day ?? 'sun') + 1) % 7] ?? 'mon';
    const { from, to } = last ?? { from: '09:00', to: '18:00' };
    this.changed.emit([...this.periods(), { day: next, from, to }]);
  }

  protected remove(index: number): void {
    this.changed.emit(this.periods().filter((_period, at) => at !== index));
  }
}
