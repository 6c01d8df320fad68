import { Component, computed, effect, inject, signal } from '@angular/core';
import { FormField, form, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { DateAdapter, MAT_DATE_FORMATS, MAT_NATIVE_DATE_FORMATS } from '@angular/material/core';
import { MatDatepicker, MatDatepickerInput, MatDatepickerToggle } from '@angular/material/datepicker';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel, MatSuffix } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { Appointment } from '@centralita/shared-types';
import { APPOINTMENT_TEXT_MAX, REMINDER_LANGUAGES } from '@centralita/shared-types/appointment-rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { LanguageChoice } from '../../../shared/i18n/language';
import { closeWhileUntouched } from '../../../shared/ui/close-while-untouched';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { SelectBox } from '../../../shared/ui/select-box';
import { isContact, type AppointmentForm } from '../data/models/appointment-form';
import { TypedDates } from '../data/models/typed-dates';

export interface AppointmentDialogData {
  /** What stands in the fields at first. */
  form: AppointmentForm;
  /** By whose clock the time is meant. */
  timeZone: string;
  isNew: boolean;
  save: (form: AppointmentForm) => Promise<Appointment>;
}

/** Writes an appointment; closes with it once it is saved. */
@Component({
  selector: 'app-appointment-dialog',
  imports: [
    FormField,
    MatButton,
    MatDatepicker,
    MatDatepickerInput,
    MatDatepickerToggle,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatSuffix,
    Notice,
    SelectBox,
    TranslocoDirective,
  ],
  providers: [
    { provide: DateAdapter, useClass: TypedDates },
    { provide: MAT_DATE_FORMATS, useValue: MAT_NATIVE_DATE_FORMATS },
  ],
  templateUrl: './appointment-dialog.html',
  styles: `
    .fields {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: 16px 12px;
      align-items: start;
      padding-top: 8px;
    }
    .wide {
      grid-column: 1 / -1;
    }
    @media (max-width: 479px) {
      .fields > * {
        grid-column: 1 / -1;
      }
    }
  `,
})
export class AppointmentDialog {
  protected readonly data = inject<AppointmentDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<AppointmentDialog, Appointment>>(MatDialogRef);
  private readonly pageLanguage = inject(LanguageChoice).current;
  private readonly words = inject(FailureWords);

  protected readonly draft = signal(this.data.form);
  protected readonly fields = form(this.draft, ({ contact, time, what }) => {
    validate(contact, ({ value }) => (isContact(value()) ? undefined : { kind: 'shape' }));
    validate(time, ({ value }) => (/^\d{2}:\d{2}$/.test(value()) ? undefined : { kind: 'missing' }));
    validate(what, ({ value }) =>
      value().trim() && value().length <= APPOINTMENT_TEXT_MAX ? undefined : { kind: 'length' },
    );
  });
  protected readonly hasDate = computed(() => this.draft().date !== null);
  /** Shown once somebody has tried to save. */
  protected readonly dateMissing = signal(false);
  protected readonly languages = computed(() =>
    REMINDER_LANGUAGES.map((code) => {
      const name = new Intl.DisplayNames(this.pageLanguage(), { type: 'language' }).of(code) ?? code;
      return { value: code, text: name.charAt(0).toLocaleUpperCase(this.pageLanguage()) + name.slice(1) };
    }),
  );
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  constructor() {
    const dates = inject<DateAdapter<Date>>(DateAdapter);
    effect(() => dates.setLocale(this.pageLanguage()));
    closeWhileUntouched(this.dialog, () => this.draft() !== this.data.form);
  }

  protected setDate(date: Date | null): void {
    this.draft.update((before) => ({ ...before, date }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.dateMissing.set(!this.hasDate());
    const right = await submit(this.fields, {
      action: () => Promise.resolve(undefined),
      onInvalid: () => this.firstWrong()?.focusBoundControl(),
    });
    if (!right || !this.hasDate() || this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      this.dialog.close(await this.data.save(this.draft()));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'appointments.failure.'));
    } finally {
      this.busy.set(false);
    }
  }

  private firstWrong() {
    const { contact, time, what } = this.fields;
    return [contact(), time(), what()].find((field) => field.errors().length > 0);
  }
}
