import { WEEKDAYS, type OpenPeriod } from '@centralita/shared-types';

/**
 * Whether a moment is within a period, by the clock on the wall there, also on days when it is put forward or back.
 *
 * @param holidays days on which it is closed: `2026-04-03`, or `12-25` for every year
 * @param at epoch milliseconds
 * @param timeZone such as `Europe/Madrid`; that of this machine where absent
 */
export function isOpen(
  { periods, holidays = [] }: { periods: readonly OpenPeriod[]; holidays?: readonly string[] },
  at: number,
  timeZone?: string,
): boolean {
  const parts = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
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
  const date = `${partOf('month')}-${partOf('day')}`;
  if (holidays.includes(date) || holidays.includes(`${partOf('year')}-${date}`)) return false;
  return periods.some(({ day, from, to }) => day === today && from <= time && time < to);
}
