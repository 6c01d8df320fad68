import { addDays, type Day, monthOf, yearOf } from './day';

/** From a day to a day, both included. */
export interface UsageInterval {
  start: Day;
  end: Day;
}

/** Lists of usage records by time: https://www.twilio.com/docs/usage/api/usage-record#list-subresources */
export const USAGE_LISTS = [
  'Daily',
  'Monthly',
  'Yearly',
  'AllTime',
  'Today',
  'Yesterday',
  'ThisMonth',
  'LastMonth',
] as const;
export type UsageList = (typeof USAGE_LISTS)[number];

/**
 * The intervals of which a list has a record for each category, the latest first. `range` is what was asked for; lists
 * that name their own time have that.
 */
export function usageIntervals(list: UsageList, range: UsageInterval, today: Day): UsageInterval[] {
  switch (list) {
    case 'Daily':
      return split(range, today, (day) => day);
    case 'Monthly':
      return split(range, today, monthOf);
    case 'Yearly':
      return split(range, today, yearOf);
    case 'AllTime':
      return [range];
    case 'Today':
      return [{ start: today, end: today }];
    case 'Yesterday':
      return [{ start: addDays(today, -1), end: addDays(today, -1) }];
    case 'ThisMonth':
      return [{ start: monthOf(today), end: today }];
    case 'LastMonth': {
      const end = addDays(monthOf(today), -1);
      return [{ start: monthOf(end), end }];
    }
  }
}

/** Cuts a range into days, months or years, up to today. @param firstOf the first day of what a day is in */
function split(range: UsageInterval, today: Day, firstOf: (day: Day) => Day): UsageInterval[] {
  const intervals: UsageInterval[] = [];
  let end = range.end < today ? range.end : today;
  while (end >= range.start) {
    const first = firstOf(end);
    intervals.push({ start: first > range.start ? first : range.start, end });
    end = addDays(first, -1);
  }
  return intervals;
}
