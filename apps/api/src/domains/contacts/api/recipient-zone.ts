import { countryOfNumber } from '@centralita/shared-types/phone-numbers';

/** Zones of a country, as the engine knows them: https://tc39.es/proposal-intl-locale-info/#sec-Intl.Locale.prototype.getTimeZones */
type WithZones = Intl.Locale & { getTimeZones?(): string[] | undefined };

/**
 * By whose clock a customer sleeps: that of the place, where their number is of the same country; else that of their
 * country, and where it has several, the one in the middle.
 *
 * @param customer their number (E.164), and the time zone of the place that writes to them
 */
export function recipientZone(
  { phone, time_zone: place }: { phone: string | null; time_zone: string },
  at: number,
): string {
  const country = phone === null ? undefined : countryOfNumber(phone);
  if (country === undefined) return place;
  const zones = (new Intl.Locale('und', { region: country }) as WithZones).getTimeZones?.() ?? [];
  if (zones.length === 0 || zones.includes(place)) return place;
  const sorted = zones
    .map((zone) => ({ zone, offset: offsetAt(zone, at) }))
    .sort((one, other) => one.offset - other.offset);
  return sorted[Math.floor(sorted.length / 2)]?.zone ?? place;
}

/** Minutes from UTC. */
function offsetAt(timeZone: string, at: number): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
