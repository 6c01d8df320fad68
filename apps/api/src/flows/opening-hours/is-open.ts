import { WEEKDAYS, type OpenPeriod } from '@centralita/shared-types';

/**
 * Whether a moment is within a period, by the clock on the wall there, also on days when it is put forward or back.
 *
 * @param at epoch milliseconds
 * @param timeZone such as `Europe/Madrid`; that of this machine where absent
 */
export function isOpen(periods: readonly OpenPeriod[], at: number, timeZone?: string): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(at);
  const partOf = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  const today = WEEKDAYS.find((day) => day === partOf('weekday').toLowerCase());
  const time = `${partOf('hour')}:${partOf('minute')}`;
  return periods.some(({ day, from, to }) => day === today && from <= time && time < to);
}
