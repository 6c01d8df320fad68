import type { ImportFault } from '@centralita/shared-types';
import { csvLine, undefused } from './csv-line';
import { readCsv } from './read-csv';

/** Cells of a line that have something in them, by their column. */
export type TableCells<Column extends string> = Partial<Record<Column, string>>;

export interface TableReader<Column extends string, Line> {
  /** The column of a heading; undefined: it is not used. Of several headings of one column the first is. */
  columnOf: (heading: string) => Column | undefined;
  /** Lines after these are left out. */
  linesMax: number;
  /** What a line says, or the first thing that is wrong in it. */
  readLine: (cells: TableCells<Column>, line: number) => Line | TableFault<Column>;
}

export interface TableFault<Column extends string> {
  wrong: Column;
  /** A cell that is empty is `missing`. */
  code: Exclude<ImportFault['code'], 'missing'>;
  /** What people call the column, where its name here says nothing to them. */
  called?: string;
}

export interface ReadTable<Column extends string, Line> {
  /** Those that are used, in their order. */
  columns: Column[];
  lines: Line[];
  faults: ImportFault[];
  /** The lines that are wrong, under their own headings, with what is wrong; empty where all are right. */
  faultsCsv: string;
}

const VALUE_MAX = 80;
/** Heading of what is wrong with a line. */
export const PROBLEM_HEADING = 'problem';

/** Reads a table with headings as spreadsheets write it, line by line: what is wrong is told, and the rest is read. */
export function readTable<Column extends string, Line extends object>(
  content: Buffer,
  { columnOf, linesMax, readLine }: TableReader<Column, Line>,
): ReadTable<Column, Line> {
  const records = readCsv(content);
  if ('brokenLine' in records)
    return { ...NOTHING, faults: [fault(records.brokenLine, '', 'unreadable', '')] };
  const [head, ...rows] = records;
  const headings = head?.record ?? [];
  const columns: (Column | undefined)[] = [];
  const faults: ImportFault[] = [];
  for (const heading of headings) {
    const column = columnOf(heading);
    const first = column === undefined ? undefined : headings[columns.indexOf(column)];
    columns.push(first === undefined ? column : undefined);
    if (first !== undefined) faults.push(fault(1, first, 'same-column', heading));
    else if (column === undefined && heading !== '')
      faults.push(fault(1, heading, 'unknown-column', heading));
  }
  const lines: Line[] = [];
  const wrong: string[] = [];
  for (const { record, line } of rows.slice(0, linesMax)) {
    const cells: TableCells<Column> = {};
    for (const [index, value] of record.entries()) {
      const column = columns[index];
      if (column !== undefined && value !== '') cells[column] = undefused(value);
    }
    const read = readLine(cells, line);
    if ('wrong' in read) {
      const code = cells[read.wrong] === undefined ? 'missing' : read.code;
      const column = read.called ?? read.wrong;
      faults.push(fault(line, column, code, cells[read.wrong] ?? ''));
      wrong.push(csvLine([...record, `${column}: ${code}`]));
    } else lines.push(read);
  }
  const over = rows[linesMax];
  if (over) faults.push(fault(over.line, '', 'too-many', String(rows.length)));
  const faultsCsv = wrong.length === 0 ? '' : [csvLine([...headings, PROBLEM_HEADING]), ...wrong].join('');
  return { columns: columns.filter((column) => column !== undefined), lines, faults, faultsCsv };
}

const NOTHING = { columns: [], lines: [], faultsCsv: '' };

const fault = (line: number, column: string, code: ImportFault['code'], value: string): ImportFault => ({
  line,
  column,
  code,
  value: value.slice(0, VALUE_MAX),
});
