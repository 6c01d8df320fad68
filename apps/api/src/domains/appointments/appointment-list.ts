import { createHash } from 'node:crypto';
import {
  APPOINTMENT_STATES,
  IMPORT_LINES_MAX,
  momentOf,
  REMINDER_LANGUAGES,
  type ImportFault,
  type NewAppointment,
} from '@centralita/shared-types';
import { isEmail, isTimeZone } from 'class-validator';
import { readCsv } from '../../platform/csv/read-csv';
import { readDate, readMoment, readPhone, readTime } from './list-cells';
import { columnOf, type ListColumn } from './list-columns';

export interface ReadLine {
  line: number;
  draft: NewAppointment;
}
export interface ReadList {
  columns: ListColumn[];
  lines: ReadLine[];
  faults: ImportFault[];
}

type Cells = Partial<Record<ListColumn, string>>;

const VALUE_MAX = 80;

/** Reads a list of appointments as spreadsheets write it: UTF-8 or the older Windows letters, commas or semicolons. */
export function readAppointmentList(
  content: Buffer,
  place: { timeZone: string; country: string | undefined },
): ReadList {
  const records = readCsv(content);
  if ('brokenLine' in records)
    return { columns: [], lines: [], faults: [fault(records.brokenLine, '', 'unreadable', '')] };
  const [head, ...rows] = records;
  const columns = (head?.record ?? []).map((heading) => columnOf(heading));
  const faults: ImportFault[] = (head?.record ?? []).flatMap((heading, index) =>
    columns[index] === undefined && heading !== '' ? [fault(1, heading, 'unknown-column', heading)] : [],
  );
  const lines: ReadLine[] = [];
  for (const { record, line } of rows.slice(0, IMPORT_LINES_MAX)) {
    const cells: Cells = {};
    for (const [index, value] of record.entries()) {
      const column = columns[index];
      if (column !== undefined && value !== '') cells[column] = value;
    }
    const read = readLine(cells, line, place);
    if ('draft' in read) lines.push(read);
    else faults.push(read);
  }
  const over = rows[IMPORT_LINES_MAX];
  if (over) faults.push(fault(over.line, '', 'too-many', String(rows.length)));
  return { columns: columns.filter((column) => column !== undefined), lines, faults };
}

function readLine(
  cells: Cells,
  line: number,
  { timeZone: usual, country }: { timeZone: string; country: string | undefined },
): ReadLine | ImportFault {
  const wrong = (column: ListColumn, code: ImportFault['code'] = 'wrong-shape'): ImportFault =>
    fault(line, column, cells[column] === undefined ? 'missing' : code, cells[column] ?? '');
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
    externalId: cells.externalId ?? idOf([phone ?? email ?? '', startsAt, what]),
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

/** The same line brought in twice is one appointment, also where the list has no ids. */
const idOf = (facts: readonly (string | number)[]): string =>
  `list:${createHash('sha256').update(facts.join('|')).digest('base64url').slice(0, 32)}`;

const fault = (line: number, column: string, code: ImportFault['code'], value: string): ImportFault => ({
  line,
  column,
  code,
  value: value.slice(0, VALUE_MAX),
});
