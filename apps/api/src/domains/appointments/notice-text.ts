import {
  reminderText,
  whenText,
  type ReminderRule,
  type ReminderRules,
  type ReminderValues,
} from '@centralita/shared-types';
import type { AppointmentRow } from './appointments-schema';

export interface Wording {
  language: string;
  text: string;
}

/**
 * What a rule says of an appointment, in the customer's language where it has a text in it.
 *
 * @param spoken language that their conversation is in
 */
export function noticeText(
  appointment: AppointmentRow,
  { texts }: ReminderRule,
  { language: usual }: ReminderRules,
  spoken: string | null,
): Wording {
  const wanted = [appointment.language, spoken?.slice(0, 2), usual, ...Object.keys(texts)];
  const byLanguage = texts as Record<string, string | undefined>;
  const language = wanted.find((each) => each && byLanguage[each]) ?? usual;
  return { language, text: reminderText(byLanguage[language] ?? '', valuesOf(appointment, language)) };
}

/** The same for the variables of a template. */
export const filledValues = (
  appointment: AppointmentRow,
  values: Readonly<Record<string, string>>,
  language: string,
): Record<string, string> => {
  const known = valuesOf(appointment, language);
  return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, reminderText(text, known)]));
};

function valuesOf(appointment: AppointmentRow, language: string): ReminderValues {
  const { name, what, place, with_whom: who, starts_at: at, time_zone: zone } = appointment;
  const when = whenText(at, zone, language);
  return { name: name ?? '', what, when, where: place ?? '', with: who ?? '' };
}
