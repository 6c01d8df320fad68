import { Injectable, inject } from '@angular/core';
import type { Appointment, ImportLine, ImportResult } from '@centralita/shared-types';
import type { AppointmentState } from '@centralita/shared-types/appointment-rules';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { LanguageChoice } from '../../../shared/i18n/language';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import type { ImportDialogData } from '../../../shared/ui/import-dialog';
import { Toasts } from '../../../shared/ui/toasts';
import { AppointmentsClient } from '../data/appointments-client';
import { dayOf, ownZone } from '../data/models/agenda';
import { emptyForm, formOf, toChange, toDraft } from '../data/models/appointment-form';
import { AgendaStore } from './agenda-store';
import type { AppointmentDialogData } from './appointment-dialog';

/** What the columns of a list are called, by what the server calls them. */
const COLUMNS = Object.fromEntries(
  ['name', 'phone', 'email', 'date', 'time', 'what', 'where', 'with', 'note', 'language', 'id'].map(
    (column) => [column, 'appointments.import.column.' + column],
  ),
);

/** What can be done to appointments: asks where it must, and says how it went. */
@Injectable()
export class AppointmentActions {
  private readonly store = inject(AgendaStore);
  private readonly client = inject(AppointmentsClient);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
  private readonly language = inject(LanguageChoice).current;

  async add(): Promise<void> {
    const timeZone = await this.timeZone();
    const saved = await this.write({
      form: emptyForm(this.store.isHere() ? this.store.today() : this.store.first()),
      timeZone,
      isNew: true,
      save: (form) => this.store.add(toDraft(form, timeZone)),
    });
    if (saved) this.said('appointments.booked', saved);
  }

  async edit(appointment: Appointment): Promise<void> {
    const { timeZone } = appointment;
    const saved = await this.write({
      form: formOf(appointment),
      timeZone,
      isNew: false,
      save: (form) => this.store.change(appointment, toChange(form, timeZone)),
    });
    if (saved) this.said('appointments.saved', saved);
  }

  async mark(appointment: Appointment, state: AppointmentState): Promise<void> {
    await this.tried(async () => {
      const changed = await this.store.change(appointment, { state });
      this.said('appointments.marked.' + state, changed);
    });
  }

  async remove(appointment: Appointment): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.words('appointments.remove.title', { who: this.whoOf(appointment) }),
      body: this.words('appointments.remove.body'),
      yes: this.words('appointments.remove.yes'),
    });
    if (!wanted) return;
    await this.tried(async () => {
      await this.store.remove(appointment);
      this.said('appointments.removed', appointment);
    });
  }

  async import(): Promise<void> {
    const format = new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' });
    const data: ImportDialogData<ImportLine, ImportResult> = {
      run: (list, how) => this.client.import(this.store.here(), list, how),
      describe: ({ startsAt, name, phone, email, what }) =>
        `${format.format(startsAt)} ${name ?? phone ?? email ?? ''} · ${what}`,
      words: {
        title: 'appointments.import.title',
        how: 'appointments.import.how',
        example: 'appointments.import.example',
        confirm: 'appointments.import.confirm',
        fault: 'appointments.import.fault.',
        columns: COLUMNS,
        failure: 'appointments.failure.',
      },
    };
    const result = await this.dialogs.open<ImportResult, typeof data>(
      () => import('../../../shared/ui/import-dialog').then((m) => m.ImportDialog),
      { data },
    );
    if (!result) return;
    await this.store.appointments.refresh();
    const { added, changed } = result;
    this.toasts.show({ text: this.words('appointments.import.done', { added, changed }), icon: 'check' });
  }

  private write(data: AppointmentDialogData): Promise<Appointment | undefined> {
    return this.dialogs.open<Appointment, AppointmentDialogData>(
      () => import('./appointment-dialog').then((m) => m.AppointmentDialog),
      { data },
    );
  }

  /** That of the organisation; this browser's where it cannot be known now. */
  private async timeZone(): Promise<string> {
    try {
      return (await this.client.rules(this.store.here())).timeZone;
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return ownZone();
    }
  }

  private async tried(deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'appointments.failure.'), icon: 'error' });
    }
  }

  private said(key: string, appointment: Appointment): void {
    const { startsAt, timeZone } = appointment;
    const isElsewhere = !this.store.shown()?.some(({ id }) => id === appointment.id);
    const isGone = key === 'appointments.removed';
    const day = dayOf(startsAt, timeZone);
    this.toasts.show({
      text: this.words(key, { who: this.whoOf(appointment) }),
      icon: 'check',
      ...(isElsewhere &&
        !isGone && {
          action: { label: this.words('appointments.showDay'), run: () => this.store.goTo(day) },
        }),
    });
  }

  private whoOf({ name, phone, email }: Appointment): string {
    return name ?? phone ?? email ?? '';
  }

  private words(key: string, parameters: Record<string, string | number> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}
