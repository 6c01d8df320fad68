const DAY_FIRST = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/;
const YEAR_FIRST = /^(\d{4})[/.-](\d{1,2})[/.-](\d{1,2})$/;

/** `2026-12-01`, `1/12/2026` or `1.12.2026` (the day first), as `YYYY-MM-DD`. */
export function readDate(text: string): string | undefined {
  const [, y1, m1, d1] = YEAR_FIRST.exec(text) ?? [];
  const [, d2, m2, y2] = DAY_FIRST.exec(text) ?? [];
  const [year, month, day] = [y1 ?? y2, m1 ?? m2, d1 ?? d2];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  const isReal = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
  return isReal ? date : undefined;
}
