import type { Money } from '@centralita/shared-types';
import { moneysText } from '../../../../shared/i18n/money-text';

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** Figures as a language writes them. What is not known is a dash. */
export class FigureWords {
  constructor(private readonly language: string) {}

  count(value: number): string {
    return new Intl.NumberFormat(this.language).format(value);
  }

  share(value: number | null): string {
    return value === null ? '—' : this.#percent(value, 'auto');
  }

  /** An average of marks from 1 to 5. */
  mark(value: number | null): string {
    if (value === null) return '—';
    return new Intl.NumberFormat(this.language, { maximumFractionDigits: 1 }).format(value);
  }

  /** One amount for each currency. */
  money(amounts: readonly Money[]): string {
    return moneysText(amounts, this.language) || '—';
  }

  /** Two units at most: `3 min 20 s`. */
  duration(ms: number | null): string {
    if (ms === null) return '—';
    if (ms < 10 * SECOND_MS) return this.#units([[Math.round(ms / 100) / 10, 'second']]);
    if (ms < MINUTE_MS) return this.#units([[Math.round(ms / SECOND_MS), 'second']]);
    const [unit, unitMs, part, partMs] =
      ms < HOUR_MS
        ? (['minute', MINUTE_MS, 'second', SECOND_MS] as const)
        : (['hour', HOUR_MS, 'minute', MINUTE_MS] as const);
    const parts = Math.round(ms / partMs);
    const perUnit = unitMs / partMs;
    return this.#units([
      [Math.floor(parts / perUnit), unit],
      [parts % perUnit, part],
    ]);
  }

  /** `+12 %`; undefined where there is nothing to compare with. */
  change(now: number | null, before: number | null): string | undefined {
    if (now === null || before === null || before === 0) return undefined;
    return this.#percent(now / before - 1, 'exceptZero');
  }

  /** A moment of the chart: `2026-11-23T09`, `2026-11-23` or `2026-11`. */
  moment(at: string): string {
    const form: Intl.DateTimeFormatOptions =
      at.length === 13
        ? { hour: 'numeric', minute: 'numeric', day: 'numeric', month: 'short' }
        : at.length === 10
          ? { day: 'numeric', month: 'short', weekday: 'short' }
          : { month: 'long', year: 'numeric' };
    const utc = at.length === 13 ? `${at}:00Z` : at.length === 10 ? `${at}T00:00Z` : `${at}-01T00:00Z`;
    return new Intl.DateTimeFormat(this.language, { ...form, timeZone: 'UTC' }).format(new Date(utc));
  }

  /** 1: Monday. The first of January 2024 was one. */
  weekday(day: number): string {
    return new Intl.DateTimeFormat(this.language, { weekday: 'short', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, day),
    );
  }

  hour(hour: number): string {
    return new Intl.DateTimeFormat(this.language, { hour: 'numeric', timeZone: 'UTC' }).format(
      Date.UTC(2024, 0, 1, hour),
    );
  }

  #percent(value: number, signDisplay: 'auto' | 'exceptZero'): string {
    const form = { style: 'percent', maximumFractionDigits: 0, signDisplay } as const;
    return new Intl.NumberFormat(this.language, form).format(value);
  }

  #units(parts: [value: number, unit: string][]): string {
    const written = parts.map(([value, unit]) =>
      new Intl.NumberFormat(this.language, { style: 'unit', unit, unitDisplay: 'short' }).format(value),
    );
    return new Intl.ListFormat(this.language, { type: 'unit', style: 'narrow' }).format(written);
  }
}
