import type { Appointment } from '@centralita/shared-types';
import { momentOf, wallTime } from '@centralita/shared-types/appointment-rules';
import { hasWords } from '../../../../shared/i18n/has-words';

const DAY_MS = 86_400_000;

/** A day as a calendar has it, `YYYY-MM-DD`. */
export type Day = string;

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

export const dayOf = (at: number, timeZone = ownZone()): Day => wallTime(at, timeZone).date;

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T12:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Monday of its week. */
export const weekOf = (day: Day): Day => {
  const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
};

/** From the beginning of a day so many days long, by the clock of this browser. */
export const rangeOf = (first: Day, days: number): { from: number; to: number } => ({
  from: momentOf({ date: first, time: '00:00' }, ownZone()),
  to: momentOf({ date: addDays(first, days), time: '00:00' }, ownZone()),
});

export interface AgendaDay {
  day: Day;
  /** A moment of it, to be named. */
  at: number;
  appointments: Appointment[];
}

/** By day, as the clock at the place shows it. Days without any are left out. */
export const byDay = (appointments: readonly Appointment[]): AgendaDay[] =>
  [...Map.groupBy(appointments, ({ startsAt, timeZone }) => dayOf(startsAt, timeZone))].map(
    ([day, some]) => ({
      day,
      at: momentOf({ date: day, time: '12:00' }, ownZone()),
      appointments: some,
    }),
  );

export const isAbout = (appointment: Appointment, search: string): boolean => {
  const { name, phone, email, what, where, note } = appointment;
  const digits = search.replace(/[\s().-]/g, '');
  if (/^\+?\d{3,}$/.test(digits)) return (phone ?? '').includes(digits);
  return hasWords([name, phone, email, what, where, appointment.with, note].join('\n'), search);
};
