import { createHash } from 'node:crypto';
import {
  APPOINTMENT_STATES,
  IMPORT_LINES_MAX,
  momentOf,
  REMINDER_LANGUAGES,
  type NewAppointment,
} from '@centralita/shared-types';
import { isEmail, isTimeZone } from 'class-validator';
import { readDate } from '../../platform/csv/read-date';
import { readTable, type ReadTable, type TableCells, type TableFault } from '../../platform/csv/read-table';
import { readMoment, readPhone, readTime } from './list-cells';
import { columnOf, type ListColumn } from './list-columns';

export interface ReadLine {
  line: number;
  draft: NewAppointment;
}
type Cells = TableCells<ListColumn>;

/** Reads a list of appointments as spreadsheets write it: UTF-8 or the older Windows letters, commas or semicolons. */
export function readAppointmentList(
  content: Buffer,
  place: { timeZone: string; country: string | undefined },
): ReadTable<ListColumn, ReadLine> {
  const ids = idsOfList();
  return readTable(content, {
    columnOf,
    linesMax: IMPORT_LINES_MAX,
    readLine: (cells: Cells, line) => readLine(cells, line, { ...place, ids }),
  });
}

function readLine(
  cells: Cells,
  line: number,
  { timeZone: usual, country, ids }: { timeZone: string; country: string | undefined; ids: ListIds },
): ReadLine | TableFault<ListColumn> {
  const wrong = (column: ListColumn) => ({ wrong: column, code: 'wrong-shape' as const });
  const timeZone = cells.timeZone ?? usual;
  if (!isTimeZone(timeZone)) return wrong('timeZone');
  const startsAt = momentIn(cells, timeZone);
  if (typeof startsAt === 'string') return wrong(startsAt);
  if (cells.what === undefined) return wrong('what');
  const phone = cells.phone === undefined ? undefined : readPhone(cells.phone, country);
  if (cells.phone !== undefined && phone === undefined) return wrong('phone');
  if (cells.email !== undefined && !isEmail(cells.email)) return wrong('email');
  if (phone === undefined && cells.email === undefined) return wrong('phone');
  const language = REMINDER_LANGUAGES.find((each) => each === cells.language?.slice(0, 2).toLowerCase());
  if (cells.language !== undefined && language === undefined) return wrong('language');
  const state = APPOINTMENT_STATES.find((each) => each === cells.state?.toLowerCase());
  if (cells.state !== undefined && state === undefined) return wrong('state');
  const { name, email, where, with: who, note, what } = cells;
  const draft: NewAppointment = {
    externalId: cells.externalId ?? ids([phone ?? email ?? '', startsAt, what], [name ?? '', who ?? '']),
    startsAt: new Date(startsAt).toISOString(),
    timeZone,
    what: what.slice(0, 200),
    ...(name !== undefined && { name: name.slice(0, 120) }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(where !== undefined && { where: where.slice(0, 200) }),
    ...(who !== undefined && { with: who.slice(0, 200) }),
    ...(note !== undefined && { note: note.slice(0, 2_000) }),
    ...(language !== undefined && { language }),
    ...(state !== undefined && { state }),
  };
  return { line, draft };
}

/** Epoch milliseconds, or the column that is at fault. */
function momentIn(cells: Cells, timeZone: string): number | ListColumn {
  if (cells.startsAt !== undefined) return readMoment(cells.startsAt, timeZone) ?? 'startsAt';
  const date = readDate(cells.date ?? '');
  if (date === undefined) return 'date';
  const time = readTime(cells.time ?? '');
  return time === undefined ? 'time' : momentOf({ date, time }, timeZone);
}

type ListIds = (facts: readonly (string | number)[], who: readonly string[]) => string;

/**
 * Ids for the lines of a list that has none: the same line brought in twice is one appointment. Two of a family at one time, or
 * with two people, are two appointments: the first line of a number, time and purpose has the id of those alone.
 */
function idsOfList(): ListIds {
  const firsts = new Map<string, string>();
  return (facts, who) => {
    const [id, person] = [idOf(facts), who.join('|')];
    const first = firsts.get(id) ?? person;
    firsts.set(id, first);
    return first === person ? id : idOf([...facts, ...who]);
  };
}

const idOf = (facts: readonly (string | number)[]): string =>
  `list:${createHash('sha256').update(facts.join('|')).digest('base64url').slice(0, 32)}`;
