import { WEEKDAYS, type OpenPeriod } from '@centralita/shared-types';

/** The last time that can be chosen stands for the end of the day. */
const END_OF_DAY = '23:59';

/**
 * Whether a moment is within a period, by the clock on the wall there, also on days when it is put forward or back. A period
 * whose end is not after its beginning ends on the next day; it goes by the day, and the holiday, on which it began.
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
  const { date, time } = wallClock(at, timeZone);
  const isPeriodOf = (day: Date, period: OpenPeriod): boolean => {
    const iso = day.toISOString().slice(0, 'yyyy-mm-dd'.length);
    const isHoliday = holidays.includes(iso) || holidays.includes(iso.slice('yyyy-'.length));
    return !isHoliday && WEEKDAYS[(day.getUTCDay() + 6) % 7] === period.day;
  };
  const [today, yesterday] = [new Date(date), new Date(date - 86_400_000)];
  return periods.some((period) => {
    const { from, to } = period;
    const isOverNight = to <= from;
    const isBefore = time < to || to === END_OF_DAY;
    if (isPeriodOf(today, period) && from <= time && (isOverNight || isBefore)) return true;
    return isOverNight && isPeriodOf(yesterday, period) && time < to;
  });
}

/** @returns `date` as midnight in UTC of the day that it is there, epoch milliseconds; `time` such as `09:05` */
function wallClock(at: number, timeZone?: string): { date: number; time: string } {
  const parts = new Intl.DateTimeFormat('en-GB', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(timeZone !== undefined && { timeZone }),
  }).formatToParts(at);
  const partOf = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((part) => part.type === type)?.value ?? '';
  return {
    date: Date.parse(`${partOf('year')}-${partOf('month')}-${partOf('day')}`),
    time: `${partOf('hour')}:${partOf('minute')}`,
  };
}
