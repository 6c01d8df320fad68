import { Component, computed, inject } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import type { Appointment } from '@centralita/shared-types';
import { APPOINTMENT_STATES, type AppointmentState } from '@centralita/shared-types/appointment-rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { LanguageChoice } from '../../../shared/i18n/language';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { nextFocus } from '../../../shared/ui/next-focus';
import { SearchBox } from '../../../shared/ui/search-box';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { addDays, ownZone, rangeOf } from '../data/models/agenda';
import { outcomeOf, tellingNotice } from '../data/models/notice-outcome';
import { AppointmentChip } from '../ui/appointment-chip';
import { NoticeLine } from '../ui/notice-line';
import { AgendaStore } from './agenda-store';
import { AppointmentActions } from './appointment-actions';

/** What can be said of an appointment in one press, by the state that it is in. */
const DEEDS: Record<AppointmentState, readonly AppointmentState[]> = {
  booked: ['confirmed', 'cancelled', 'done', 'no-show'],
  confirmed: ['cancelled', 'done', 'no-show'],
  'to-move': ['confirmed', 'cancelled'],
  cancelled: ['booked'],
  done: ['no-show'],
  'no-show': ['done'],
};

/** The agenda: who comes when, what they were told, and what they answered. */
@Component({
  selector: 'app-agenda-page',
  imports: [
    AppointmentChip,
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    MatButtonToggle,
    MatButtonToggleGroup,
    MatIconButton,
    NoticeLine,
    SearchBox,
    SelectBox,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [AgendaStore, AppointmentActions],
  templateUrl: './agenda-page.html',
  styleUrls: ['../../../shared/ui/page.scss', '../../../shared/ui/filters.scss', './agenda-page.scss'],
})
export class AgendaPage {
  protected readonly store = inject(AgendaStore);
  protected readonly actions = inject(AppointmentActions);
  private readonly language = inject(LanguageChoice).current;
  private readonly numbers = inject(NumberFormat);
  private readonly focus = nextFocus();

  private readonly words = inject(TranslocoService);
  protected readonly states = computed(() =>
    ['', ...APPOINTMENT_STATES].map((value) => ({
      value,
      text: this.words.translate<string>(
        value === '' ? 'appointments.everyState' : 'appointments.state.' + value,
        {},
        this.words.activeLang(),
      ),
    })),
  );
  protected readonly deeds = DEEDS;
  protected readonly telling = tellingNotice;
  protected readonly outcomeOf = outcomeOf;

  protected readonly range = computed(() => {
    const { from } = rangeOf(this.store.first(), 1);
    if (this.store.length() === 1) return this.dayName(from);
    const { from: last } = rangeOf(addDays(this.store.first(), this.store.length() - 1), 1);
    return new Intl.DateTimeFormat(this.language(), { dateStyle: 'long' }).formatRange(from, last);
  });

  protected dayName(at: number): string {
    const format = { weekday: 'long', day: 'numeric', month: 'long' } as const;
    const name = new Intl.DateTimeFormat(this.language(), format).format(at);
    return name.charAt(0).toLocaleUpperCase(this.language()) + name.slice(1);
  }

  /** By whose clock all of the list's times are, where that is not the reader's own. */
  protected readonly zone = computed(() => {
    const zones = new Set(this.store.appointments.value()?.map(({ timeZone }) => timeZone));
    const [zone] = zones;
    return zones.size === 1 && zone !== ownZone() ? zone : undefined;
  });

  protected time({ startsAt, timeZone }: Appointment): string {
    return new Intl.DateTimeFormat(this.language(), {
      hour: 'numeric',
      minute: '2-digit',
      timeZone,
      ...(timeZone !== ownZone() && timeZone !== this.zone() && { timeZoneName: 'short' }),
    }).format(startsAt);
  }

  protected who({ name, phone, email }: Appointment): string {
    return name ?? (phone === null ? (email ?? '') : this.numbers.format(phone));
  }

  protected contact({ name, phone, email }: Appointment): string {
    const number = phone === null ? undefined : this.numbers.format(phone);
    return [name === null && number !== undefined ? undefined : number, name === null ? undefined : email]
      .filter((part) => part)
      .join(' · ');
  }

  protected async remove(appointment: Appointment): Promise<void> {
    const focusNext = this.focus.afterRow('#agenda-heading');
    await this.actions.remove(appointment);
    focusNext();
  }
}
