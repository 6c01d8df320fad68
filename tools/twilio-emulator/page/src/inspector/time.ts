import type { Language } from '../i18n/texts';
import { el } from '../dom';

/** A time of day, to the millisecond; the full date stands behind it. */
export function timeOf(at: number, language: Language): HTMLTimeElement {
  const date = new Date(at);
  const time = el('time', { datetime: date.toISOString(), class: 'time' }, clockTime(at, language));
  time.title = new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'long' }).format(date);
  return time;
}

export function clockTime(at: number, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    hour12: false,
  }).format(at);
}
