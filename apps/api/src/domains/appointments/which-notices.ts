import { goesAt, type NoticeStop, type ReminderRule, type ReminderRules } from '@centralita/shared-types';
import { recipientZone } from '../contacts/api/recipient-zone';
import type { AppointmentRow, NoticeRow } from './appointments-schema';

type Appointment = Pick<AppointmentRow, 'state' | 'starts_at' | 'time_zone' | 'phone'>;

/** The rule that a message is of; undefined where that is gone, off, or one of another kind by now. */
export const ruleOf = (
  { rule_id, kind: itsKind }: Pick<NoticeRow, 'rule_id' | 'kind'>,
  { rules }: ReminderRules,
): ReminderRule | undefined => rules.find(({ id, on, kind }) => on && id === rule_id && kind === itsKind);

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

/** Nobody is thanked later than this for a visit that was put down as missed by mistake. */
const CORRECTED_WITHIN_MS = 7 * 86_400_000;

/**
 * When a rule's message goes: the quiet hours are those of the recipient's clock.
 *
 * @param before what was planned for it so far: one that is due, or waits for the quiet hours to end or for the messages of
 *   another day, does not become too late because the appointment changes meanwhile
 */
export function timeOf(
  appointment: Appointment,
  rule: ReminderRule,
  { quiet }: ReminderRules,
  now: number,
  before?: Pick<NoticeRow, 'at' | 'state' | 'stopped'>,
): ReturnType<typeof goesAt> {
  const zone = recipientZone(appointment, appointment.starts_at);
  const goes = (from: number): ReturnType<typeof goesAt> =>
    goesAt(rule, appointment.starts_at, from, quiet, zone);
  const at = goes(now);
  if (typeof at === 'number' || !before || rule.kind === 'confirmation') return at;
  const whenever = goes(Number.NEGATIVE_INFINITY);
  if (before.state === 'planned') {
    const wasDue = typeof whenever === 'number' && whenever <= now && whenever < before.at;
    const isInTime = rule.kind === 'follow-up' || before.at < appointment.starts_at;
    return before.at <= now || before.at === whenever || (wasDue && isInTime) ? before.at : at;
  }
  const isCorrected = before.stopped === 'cancelled' || before.stopped === 'replied';
  if (rule.kind !== 'follow-up' || !isCorrected || typeof whenever !== 'number') return at;
  // Whoever sends it waits for the end of the quiet hours.
  return now - whenever <= CORRECTED_WITHIN_MS ? Math.max(now, whenever) : at;
}
