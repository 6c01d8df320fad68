import { goesAt, type NoticeStop, type ReminderRule, type ReminderRules } from '@centralita/shared-types';
import type { AppointmentRow } from './appointments-schema';

type Appointment = Pick<AppointmentRow, 'state' | 'starts_at' | 'time_zone'>;

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

/** When a rule's message goes. The recipient's clock is taken to be that of the place. */
export const timeOf = (
  { starts_at, time_zone }: Appointment,
  rule: ReminderRule,
  { quiet }: ReminderRules,
  now: number,
): ReturnType<typeof goesAt> => goesAt(rule, starts_at, now, quiet, time_zone);
