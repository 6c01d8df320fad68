import { Injectable, computed, inject, signal, type Signal } from '@angular/core';
import type { Appointment, AppointmentChange, NewAppointment } from '@centralita/shared-types';
import type { AppointmentState } from '@centralita/shared-types/appointment-rules';
import { liveRemote, type LiveRemote } from '../../../shared/data-live/live-remote';
import { Clock } from '../../../shared/ui/clock';
import { OrganisationChoice } from '../../people/api';
import { AppointmentsClient } from '../data/appointments-client';
import { addDays, byDay, dayOf, isAbout, rangeOf, weekOf, type Day } from '../data/models/agenda';

export type AgendaView = 'day' | 'week';

/** The appointments of a day or week of the organisation that is looked at. Changes reject with `ApiError`. */
@Injectable()
export class AgendaStore {
  private readonly client = inject(AppointmentsClient);
  private readonly organisation = inject(OrganisationChoice).id;
  private readonly now = inject(Clock).now;

  readonly view = signal<AgendaView>('week');
  /** What was moved to; undefined: today. */
  private readonly moved = signal<Day | undefined>(undefined);
  readonly search = signal('');
  /** Empty: all. */
  readonly state = signal<AppointmentState | ''>('');

  readonly today = computed(() => dayOf(this.now()));
  readonly first = computed(() => {
    const day = this.moved() ?? this.today();
    return this.view() === 'week' ? weekOf(day) : day;
  });
  readonly length = computed(() => (this.view() === 'week' ? 7 : 1));
  readonly isHere = computed(() => {
    const today = this.today();
    return this.first() <= today && today < addDays(this.first(), this.length());
  });

  readonly appointments: LiveRemote<Appointment[]> = liveRemote({
    of: () => {
      const id = this.organisation();
      return id && `${this.first()} ${this.length()} ${id}`;
    },
    kinds: ['appointments/changed', 'messages/changed', 'demo/created'],
    ask: (key) => {
      const [first = '', length = '1', id = ''] = key.split(' ');
      const { from, to } = rangeOf(first, Number(length));
      return this.client.between(id, from, to);
    },
    // Of messages only those that are shown.
    concerns: ({ kind, data }) =>
      kind !== 'messages/changed' || this.messages().has(String(data['messageId'])),
  });
  private readonly messages: Signal<ReadonlySet<string | null>> = computed(
    () =>
      new Set(
        (this.appointments.value() ?? []).flatMap(({ notices }) => notices.map((notice) => notice.messageId)),
      ),
  );

  readonly shown = computed(() => {
    const [search, state] = [this.search().trim(), this.state()];
    return this.appointments
      .value()
      ?.filter((one) => (state === '' || one.state === state) && isAbout(one, search));
  });
  readonly days = computed(() => byDay(this.shown() ?? []));
  readonly isNarrowed = computed(() => this.search().trim() !== '' || this.state() !== '');

  move(times: -1 | 1): void {
    this.moved.set(addDays(this.first(), times * this.length()));
  }

  goTo(day: Day | undefined): void {
    this.moved.set(day);
  }

  showAll(): void {
    this.search.set('');
    this.state.set('');
  }

  async add(draft: NewAppointment): Promise<Appointment> {
    const added = await this.client.add(this.here(), draft);
    this.put(added);
    return added;
  }

  async change({ id }: Appointment, change: AppointmentChange): Promise<Appointment> {
    const changed = await this.client.change(this.here(), id, change);
    this.put(changed);
    return changed;
  }

  async remove({ id }: Appointment): Promise<void> {
    await this.client.remove(this.here(), id);
    this.appointments.update((before) => before.filter((one) => one.id !== id));
  }

  private put(appointment: Appointment): void {
    const { from, to } = rangeOf(this.first(), this.length());
    const isIn = appointment.startsAt >= from && appointment.startsAt < to;
    this.appointments.update((before) =>
      [...before.filter(({ id }) => id !== appointment.id), ...(isIn ? [appointment] : [])].sort(
        (one, other) => one.startsAt - other.startsAt,
      ),
    );
  }

  here(): string {
    const id = this.organisation();
    if (id === undefined) throw new Error('Appointments are changed by somebody who is signed in.');
    return id;
  }
}
