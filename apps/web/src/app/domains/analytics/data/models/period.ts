export const SPANS = [7, 28, 90] as const;

/** The last day is today, by the calendar of the zone; as date fields have it: `2026-11-29`. */
export function lastDays(days: number, zone: string, now: number): { from: string; to: string } {
  const to = dateIn(zone, now);
  const from = new Date(Date.parse(`${to}T00:00:00Z`) - (days - 1) * 86_400_000).toISOString().slice(0, 10);
  return { from, to };
}

/** The one locale that writes dates as ISO 8601 does is Sweden's. */
const dateIn = (zone: string, at: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(at);

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** With the own one and UTC, which browsers leave out of their lists. */
export const zones = (): string[] =>
  [...new Set([ownZone(), 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort();
