import { ANALYTICS_DAYS_MAX } from '@centralita/shared-types';
import { AppError } from '../../platform/errors/app-error';
import { DAY_MS, QUARTER_MS } from './analytics-schema';

/** Days of a calendar, in UTC. */
export interface Period {
  /** The first day and the last: `2026-11-23`. */
  from: string;
  to: string;
  days: number;
  /** Epoch milliseconds: the first included, the last not. */
  begin: number;
  end: number;
}

/** A part of a period in which clocks were not changed. */
export interface Season {
  begin: number;
  end: number;
  /** Local time minus UTC. */
  offsetMs: number;
}

/** A time zone by its IANA name. @throws AppError `analytics/unknown-zone` (400) */
export class ZoneTime {
  readonly #format: Intl.DateTimeFormat;

  constructor(readonly zone: string) {
    try {
      this.#format = new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
      });
    } catch (cause) {
      const detail = 'The time zone is not one that this server knows. Use a name such as Europe/Madrid.';
      throw new AppError({ code: 'analytics/unknown-zone', detail, status: 400, cause });
    }
  }

  /** The day there. */
  dateAt(at: number): string {
    return new Date(at + this.offsetAt(at)).toISOString().slice(0, 10);
  }

  /** Whole days. Where one is absent: the week until today. @throws AppError `analytics/bad-period` (400) */
  period(from: string | undefined, to: string | undefined, now: number): Period {
    const last = to ?? this.dateAt(now);
    const first = from ?? plusDays(last, -6);
    const days = (dayNumber(last) - dayNumber(first)) / DAY_MS + 1;
    if (isDate(first) && isDate(last) && days >= 1 && days <= ANALYTICS_DAYS_MAX)
      return this.#of(first, last, days);
    const detail = `A period is from a day to the same or a later one, ${ANALYTICS_DAYS_MAX} days at most.`;
    throw new AppError({ code: 'analytics/bad-period', detail, status: 400 });
  }

  /** As many days, just before. */
  before({ from, days }: Period): Period {
    return this.#of(plusDays(from, -days), plusDays(from, -1), days);
  }

  /** Zones change their clocks a few times a year: between those, local time is UTC and something. */
  seasons({ begin, end }: { begin: number; end: number }): Season[] {
    const seasons: Season[] = [];
    for (let at = begin; at < end;) {
      const offsetMs = this.offsetAt(at);
      const until = this.#changeAfter(at, Math.min(at + 7 * DAY_MS, end), offsetMs);
      const last = seasons.at(-1);
      if (last?.offsetMs === offsetMs) last.end = until;
      else seasons.push({ begin: at, end: until, offsetMs });
      at = until;
    }
    return seasons;
  }

  offsetAt(at: number): number {
    const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
    for (const { type, value } of this.#format.formatToParts(at)) parts[type] = Number(value);
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute) - (at - (at % 60_000));
  }

  #of(from: string, to: string, days: number): Period {
    return { from, to, days, begin: this.#beginOf(from), end: this.#beginOf(plusDays(to, 1)) };
  }

  /** Where clocks are set forward at midnight, the day begins when they are. */
  #beginOf(date: string): number {
    const local = dayNumber(date);
    const guess = local - this.offsetAt(local);
    const better = local - this.offsetAt(guess);
    const begin = this.dateAt(better) === date ? better : Math.max(guess, better);
    return begin - (begin % QUARTER_MS);
  }

  /** @returns the quarter in which another offset begins; `until` where none does */
  #changeAfter(begin: number, until: number, offsetMs: number): number {
    if (this.offsetAt(until - 1) === offsetMs) return until;
    let [same, other] = [begin / QUARTER_MS, Math.ceil(until / QUARTER_MS)];
    while (other - same > 1) {
      const middle = Math.floor((same + other) / 2);
      if (this.offsetAt(middle * QUARTER_MS) === offsetMs) same = middle;
      else other = middle;
    }
    return other * QUARTER_MS;
  }
}

const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const isDate = (date: string): boolean => {
  const at = dayNumber(date);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
};
const plusDays = (date: string, days: number): string => {
  const at = dayNumber(date) + days * DAY_MS;
  return Number.isNaN(at) ? '' : new Date(at).toISOString().slice(0, 10);
};
