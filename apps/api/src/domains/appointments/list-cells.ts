import { momentOf, TIME_OF_DAY } from '@centralita/shared-types';
import { readNumber } from '@centralita/shared-types/phone-numbers';
import { readDate } from '../../platform/csv/read-date';

const TIME = /^(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*([ap]\.?m\.?)?$/i;
const WITH_OFFSET = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(Z|[+-]\d{2}:?\d{2})$/;

/** `9:30`, `09.30`, `9h30` or `4:15 pm`, as `HH:MM`. */
export function readTime(text: string): string | undefined {
  const [, hour, minute, half] = TIME.exec(text) ?? [];
  if (hour === undefined || minute === undefined) return undefined;
  const isAfternoon = half?.toLowerCase().startsWith('p');
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (isAfternoon ? 12 : 0);
  const time = `${String(hours).padStart(2, '0')}:${minute}`;
  return TIME_OF_DAY.test(time) ? time : undefined;
}

/** A moment in one cell: with its offset, or as a clock on the wall there shows it. Epoch milliseconds. */
export function readMoment(text: string, timeZone: string): number | undefined {
  if (WITH_OFFSET.test(text)) {
    const at = Date.parse(text);
    return Number.isNaN(at) ? undefined : at;
  }
  const [day = '', ...rest] = text.split(/[T\s]+/);
  const date = readDate(day);
  const time = readTime(rest.join(' '));
  return date !== undefined && time !== undefined ? momentOf({ date, time }, timeZone) : undefined;
}

/** A number in any usual form; one without a country code is read as one of this country. */
export const readPhone = (text: string, country: string | undefined): string | undefined =>
  readNumber(text, country).e164;
