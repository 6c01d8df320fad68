import { A11yModule } from '@angular/cdk/a11y';
import { CdkConnectedOverlay, CdkOverlayOrigin } from '@angular/cdk/overlay';
import {
  Component,
  computed,
  effect,
  inject,
  input,
  output,
  signal,
  viewChild,
  type ElementRef,
} from '@angular/core';
import {
  DateAdapter,
  MAT_DATE_FORMATS,
  MAT_NATIVE_DATE_FORMATS,
  NativeDateAdapter,
} from '@angular/material/core';
import {
  DateRange,
  DefaultMatCalendarRangeStrategy,
  MAT_DATE_RANGE_SELECTION_STRATEGY,
  MatCalendar,
  MatDatepickerIntl,
} from '@angular/material/datepicker';
import { MatFormField, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { LanguageChoice } from '../i18n/language';
import { CalendarWords } from './calendar-words';
import type { Days } from './date-range';
import { Icon } from './icon';

/** What `DateRangeBox` fetches: a field that opens the library's calendar, where the first and the last day are pressed. */
@Component({
  selector: 'app-date-range-field',
  imports: [
    A11yModule,
    CdkConnectedOverlay,
    CdkOverlayOrigin,
    Icon,
    MatCalendar,
    MatFormField,
    MatInput,
    MatLabel,
    MatSuffix,
    TranslocoPipe,
  ],
  providers: [
    { provide: DateAdapter, useClass: NativeDateAdapter },
    { provide: MAT_DATE_FORMATS, useValue: MAT_NATIVE_DATE_FORMATS },
    { provide: MAT_DATE_RANGE_SELECTION_STRATEGY, useClass: DefaultMatCalendarRangeStrategy },
    { provide: MatDatepickerIntl, useClass: CalendarWords },
  ],
  template: `
    <mat-form-field
      appearance="outline"
      subscriptSizing="dynamic"
      cdkOverlayOrigin
      #origin="cdkOverlayOrigin"
      (click)="open()"
    >
      <mat-label>{{ label() }}</mat-label>
      <input
        #box
        matInput
        readonly
        aria-haspopup="dialog"
        [value]="text()"
        (keydown.enter)="open()"
        (keydown.space)="open()"
        (keydown.arrowdown)="open()"
      />
      <app-icon matSuffix name="calendar" />
    </mat-form-field>
    <ng-template
      cdkConnectedOverlay
      cdkConnectedOverlayHasBackdrop
      cdkConnectedOverlayBackdropClass="cdk-overlay-transparent-backdrop"
      [cdkConnectedOverlayOrigin]="origin"
      [cdkConnectedOverlayOpen]="isOpen()"
      (backdropClick)="close()"
      (overlayKeydown)="$event.key === 'Escape' && close()"
    >
      <div class="calendar" role="dialog" cdkTrapFocus cdkTrapFocusAutoCapture [attr.aria-label]="label()">
        <p>{{ (range().end ? 'ui.calendar.first' : 'ui.calendar.last') | transloco }}</p>
        <mat-calendar [selected]="range()" [startAt]="range().end" (selectedChange)="press($event)" />
      </div>
    </ng-template>
  `,
  styles: `
    :host,
    mat-form-field {
      display: block;
      width: 100%;
    }
    input,
    mat-form-field {
      cursor: pointer;
    }
    app-icon {
      margin-inline: 4px 12px;
      color: var(--mat-sys-on-surface-variant);
      --icon-size: 20px;
    }
    .calendar {
      width: 296px;
      margin-top: 4px;
      padding: 12px 0 0;
      border-radius: var(--radius-m);
      background: var(--mat-sys-surface-container-high);
      box-shadow: var(--mat-sys-level2);
    }
    p {
      margin: 0;
      padding: 0 20px;
      color: var(--mat-sys-on-surface-variant);
      font: var(--mat-sys-body-small);
    }
  `,
})
export class DateRangeField {
  readonly label = input.required<string>();
  readonly value = input.required<Days>();
  readonly chosen = output<Days>();

  private readonly language = inject(LanguageChoice).current;
  private readonly box = viewChild.required<ElementRef<HTMLElement>>('box');
  protected readonly isOpen = signal(false);
  /** The first day, while the last one is still to be pressed. */
  private readonly first = signal<Date | undefined>(undefined);
  protected readonly range = computed(() => {
    const first = this.first();
    const { from, to } = this.value();
    return first ? new DateRange(first, null) : new DateRange<Date>(dateOf(from), dateOf(to));
  });
  protected readonly text = computed(() => {
    const [from, to] = [dateOf(this.value().from), dateOf(this.value().to)];
    if (!from || !to) return '';
    return new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium' }).formatRange(from, to);
  });

  constructor() {
    const dates = inject<DateAdapter<Date>>(DateAdapter);
    effect(() => dates.setLocale(this.language()));
  }

  protected open(): void {
    this.first.set(undefined);
    this.isOpen.set(true);
  }

  protected close(): void {
    this.isOpen.set(false);
    this.box().nativeElement.focus();
  }

  protected press(day: Date | null): void {
    const first = this.first();
    if (!day) return;
    if (!first) return this.first.set(day);
    const [from, to] = first <= day ? [first, day] : [day, first];
    this.chosen.emit({ from: dayOf(from), to: dayOf(to) });
    this.first.set(undefined);
    this.close();
  }
}

/** Noon is on the same day, whichever way the clocks change. */
const dateOf = (day: string): Date | null => (day === '' ? null : new Date(`${day}T12:00`));

const two = (number: number): string => String(number).padStart(2, '0');

const dayOf = (date: Date): string =>
  `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
