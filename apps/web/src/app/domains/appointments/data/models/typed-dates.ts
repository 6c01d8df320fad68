import { Injectable } from '@angular/core';
import { NativeDateAdapter } from '@angular/material/core';

/** Dates as people type them, in the order in which their language writes them: the native adapter reads only English ones. */
@Injectable()
export class TypedDates extends NativeDateAdapter {
  override parse(value: unknown): Date | null {
    if (typeof value !== 'string') return super.parse(value);
    const text = value.trim();
    if (text === '') return null;
    const numbers = text.split(/\D+/).filter(Boolean).map(Number);
    const order = /^\d{4}\D/.test(text) ? ['year', 'month', 'day'] : this.order();
    const part = (name: string): number | undefined => numbers[order.indexOf(name)];
    const [day, month, year = this.getYear(this.today())] = [part('day'), part('month'), part('year')];
    if (day === undefined || month === undefined || month > 12 || month < 1) return this.invalid();
    const full = year < 100 ? 2000 + year : year;
    const date = new Date(full, month - 1, day);
    return date.getMonth() === month - 1 ? date : this.invalid();
  }

  private order(): string[] {
    return new Intl.DateTimeFormat(String(this.locale))
      .formatToParts(this.today())
      .map(({ type }) => type)
      .filter((type) => ['day', 'month', 'year'].includes(type));
  }
}
