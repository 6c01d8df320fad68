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
import { lineIdsOf, type LineIds } from './list-ids';

export interface ReadLine {
  line: number;
  draft: NewAppointment;
  /** Where the list has no id for it. */
  ids?: LineIds;
}
type Cells = TableCells<ListColumn>;

/** Reads a list of appointments as spreadsheets write it: UTF-8 or the older Windows letters, commas or semicolons. */
export function readAppointmentList(
  content: Buffer,
  place: { timeZone: string; country: string | undefined },
): ReadTable<ListColumn, ReadLine> {
  return readTable(content, {
    columnOf,
    linesMax: IMPORT_LINES_MAX,
    readLine: (cells: Cells, line) => readLine(cells, line, place),
  });
}

function readLine(
  cells: Cells,
  line: number,
  { timeZone: usual, country }: { timeZone: string; country: string | undefined },
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
  const { externalId, name, email, where, with: who, note, what } = cells;
  const draft: NewAppointment = {
    ...(externalId !== undefined && { externalId }),
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
  if (externalId !== undefined) return { line, draft };
  const ids = lineIdsOf([phone ?? email ?? '', startsAt, what], [name ?? '', who ?? '']);
  return { line, draft, ids };
}

/** Epoch milliseconds, or the column that is at fault. */
function momentIn(cells: Cells, timeZone: string): number | ListColumn {
  if (cells.startsAt !== undefined) return readMoment(cells.startsAt, timeZone) ?? 'startsAt';
  const date = readDate(cells.date ?? '');
  if (date === undefined) return 'date';
  const time = readTime(cells.time ?? '');
  return time === undefined ? 'time' : momentOf({ date, time }, timeZone);
}
