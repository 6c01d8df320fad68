const DAY_MS = 86_400_000;

/** Days from one moment to another as a calendar here counts them: a minute past midnight, yesterday is a minute ago. */
export function calendarDays(from: number, to: number): number {
  return (dayOf(to) - dayOf(from)) / DAY_MS;
}

/** The local day as if all days had 24 hours. */
function dayOf(moment: number): number {
  const date = new Date(moment);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}
