const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The first moment of a day as people here count it, from what a date field holds; undefined for an empty field. */
export const dayStart = (day: string): number | undefined => boundary(day, 0);

/** The first moment after it. */
export const dayEnd = (day: string): number | undefined => boundary(day, 1);

/** By the calendar, not by 24 hours: days on which the clocks change are longer or shorter. */
const boundary = (day: string, daysLater: number): number | undefined => {
  const [, year, month, date] = DAY.exec(day) ?? [];
  if (!year || !month || !date) return undefined;
  return new Date(Number(year), Number(month) - 1, Number(date) + daysLater).getTime();
};
