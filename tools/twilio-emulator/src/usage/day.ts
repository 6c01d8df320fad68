/** A day in GMT, as Twilio writes it: `2026-12-11`. They compare as texts. */
export type Day = string;

const DAY_MS = 24 * 3600 * 1000;

export function dayOf(time: Date): Day {
  return time.toISOString().slice(0, 10);
}

export function addDays(day: Day, days: number): Day {
  return dayOf(new Date(Date.parse(day) + days * DAY_MS));
}

/** The first day of its month. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`;
}

/** The first day of its year. */
export function yearOf(day: Day): Day {
  return `${day.slice(0, 4)}-01-01`;
}

/** A date, or an offset from today such as `-30days`; `undefined` for anything else. */
export function readDay(text: string, today: Day): Day | undefined {
  // A plus sign that is not escaped in a query reads as a blank.
  const [, sign, days] = /^([+ -])(\d{1,5})days?$/.exec(text) ?? [];
  if (days !== undefined) return addDays(today, sign === '-' ? -Number(days) : Number(days));
  const [date] = /^\d{4}-\d{2}-\d{2}/.exec(text) ?? [];
  return date !== undefined && !Number.isNaN(Date.parse(date)) ? date : undefined;
}
