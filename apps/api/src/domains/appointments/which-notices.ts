import { goesAt, type NoticeStop, type ReminderRule, type ReminderRules } from '@centralita/shared-types';
import { recipientZone } from '../contacts/api/recipient-zone';
import type { AppointmentRow } from './appointments-schema';

type Appointment = Pick<AppointmentRow, 'state' | 'starts_at' | 'time_zone' | 'phone'>;

/** Why a rule's message is not for an appointment as it stands; null where it is. */
export function stopOf({ state }: Appointment, { kind, evenIfConfirmed }: ReminderRule): NoticeStop | null {
  switch (state) {
    case 'booked':
      return null;
    case 'confirmed':
      return kind === 'follow-up' || evenIfConfirmed ? null : 'replied';
    case 'to-move':
      return 'replied';
    case 'cancelled':
    case 'no-show':
      return 'cancelled';
    case 'done':
      return kind === 'follow-up' ? null : 'cancelled';
  }
}

/** When a rule's message goes: the quiet hours are those of the recipient's clock. */
export const timeOf = (
  appointment: Appointment,
  rule: ReminderRule,
  { quiet }: ReminderRules,
  now: number,
): ReturnType<typeof goesAt> =>
  goesAt(rule, appointment.starts_at, now, quiet, recipientZone(appointment, appointment.starts_at));
