import type { Appointment, AppointmentChange, NewAppointment } from '@centralita/shared-types';
import {
  momentOf,
  REMINDER_LANGUAGES,
  wallTime,
  type ReminderLanguage,
} from '@centralita/shared-types/appointment-rules';
import { E164, EMAIL } from '@centralita/shared-types/rules';

/** What stands in the fields. */
export interface AppointmentForm {
  name: string;
  /** A number or a mail address. */
  contact: string;
  date: Date | null;
  time: string;
  what: string;
  where: string;
  with: string;
  language: string;
  note: string;
}

export const emptyForm = (day: string): AppointmentForm => ({
  name: '',
  contact: '',
  date: dateOf(day),
  time: '',
  what: '',
  where: '',
  with: '',
  language: '',
  note: '',
});

export const formOf = (appointment: Appointment): AppointmentForm => {
  const { date, time } = wallTime(appointment.startsAt, appointment.timeZone);
  return {
    name: appointment.name ?? '',
    contact: appointment.phone ?? appointment.email ?? '',
    date: dateOf(date),
    time,
    what: appointment.what,
    where: appointment.where ?? '',
    with: appointment.with ?? '',
    language: appointment.language ?? '',
    note: appointment.note ?? '',
  };
};

/** As people write and paste it: spaces, dots, brackets, and `00` for `+`. */
const tidy = (contact: string): string =>
  contact.includes('@') ? contact.trim() : contact.replace(/[\s().·-]/g, '').replace(/^00/, '+');

export const isContact = (contact: string): boolean => E164.test(tidy(contact)) || EMAIL.test(tidy(contact));

/** Epoch milliseconds; undefined where date or time is missing. */
export const momentIn = ({ date, time }: AppointmentForm, timeZone: string): number | undefined =>
  date && /^\d{2}:\d{2}$/.test(time) ? momentOf({ date: dayText(date), time }, timeZone) : undefined;

export const toDraft = (form: AppointmentForm, timeZone: string): NewAppointment => {
  const contact = tidy(form.contact);
  const at = momentIn(form, timeZone) ?? 0;
  const language = languageOf(form.language);
  return {
    ...(contact.includes('@') ? { email: contact } : { phone: contact }),
    startsAt: new Date(at).toISOString(),
    timeZone,
    what: form.what.trim(),
    ...given('name', form.name),
    ...given('where', form.where),
    ...given('with', form.with),
    ...given('note', form.note),
    ...(language !== undefined && { language }),
  };
};

/** A mail address in place of the number takes the number away; a number leaves the mail address. */
export const toChange = (form: AppointmentForm, timeZone: string): AppointmentChange => {
  const { name = '', where = '', note = '', language = '', ...rest } = toDraft(form, timeZone);
  const gone = rest.email !== undefined && { phone: '' };
  return { ...rest, ...gone, name, where, note, language, with: form.with.trim() };
};

const given = <Name extends string>(name: Name, text: string): Partial<Record<Name, string>> =>
  (text.trim() === '' ? {} : { [name]: text.trim() }) as Partial<Record<Name, string>>;

const languageOf = (text: string): ReminderLanguage | undefined =>
  REMINDER_LANGUAGES.find((language) => language === text);

/** Midnight here, as the date picker has its days. */
const dateOf = (day: string): Date => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date);
};

const dayText = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
