import { CONTACT_LINES_MAX, MESSAGE_CHANNELS, type ImportFault } from '@centralita/shared-types';
import { readNumber } from '@centralita/shared-types/phone-numbers';
import { isEmail } from 'class-validator';
import { csvLine } from '../../platform/csv/csv-line';
import { readCsv } from '../../platform/csv/read-csv';
import { foldText } from '../../platform/text/fold-text';

export interface ListedContact {
  line: number;
  name: string | undefined;
  phone: string | undefined;
  /** Of the phone number. */
  channel: 'sms' | 'whatsapp';
  email: string | undefined;
  note: string | undefined;
}
export interface ReadContactList {
  lines: ListedContact[];
  faults: ImportFault[];
  /** The lines that are wrong, under their own headings, with what is wrong. */
  faultsCsv: string;
}

const COLUMNS = ['name', 'phone', 'email', 'note', 'channel'] as const;
type Column = (typeof COLUMNS)[number];

/** How people name the columns of their lists, in Spanish and English; folded. */
const NAMES: Record<Column, string> = {
  name: 'name|nombre|full name|nombre completo|cliente|customer|client|paciente|patient|contacto|contact',
  phone: 'phone|telefono|tel|movil|mobile|numero|number|phone number|celular|whatsapp',
  email: 'email|e mail|mail|correo|correo electronico',
  note: 'note|nota|notas|notes|observaciones|comentario|comment|comments',
  channel: 'channel|canal',
};
const byName = new Map(
  COLUMNS.flatMap((column) => NAMES[column].split('|').map((name) => [name, column] as const)),
);
const NAME_MAX = 100;
const NOTE_MAX = 4_000;
const VALUE_MAX = 80;

/**
 * Reads a list of contacts as spreadsheets write it.
 *
 * @param country of numbers without a country code
 */
export function readContactList(content: Buffer, country: string | undefined): ReadContactList {
  const records = readCsv(content);
  if ('brokenLine' in records) return broken(records.brokenLine);
  const [head, ...rows] = records;
  const headings = head?.record ?? [];
  const columns = headings.map((heading) => byName.get(foldText(heading)));
  const lines: ListedContact[] = [];
  const faults: ImportFault[] = headings.flatMap((heading, index) =>
    columns[index] === undefined && heading !== '' ? [fault(1, heading, 'unknown-column', heading)] : [],
  );
  const wrong: string[] = [];
  for (const { record, line } of rows.slice(0, CONTACT_LINES_MAX)) {
    const cells: Partial<Record<Column, string>> = {};
    for (const [index, value] of record.entries()) {
      const column = columns[index];
      if (column !== undefined && value !== '') cells[column] = value;
    }
    const read = readLine(cells, line, country);
    if ('code' in read) {
      faults.push(read);
      wrong.push(csvLine([...record, `${read.column}: ${read.code}`]));
    } else lines.push(read);
  }
  const over = rows[CONTACT_LINES_MAX];
  if (over) faults.push(fault(over.line, '', 'too-many', String(rows.length)));
  const faultsCsv = wrong.length === 0 ? '' : [csvLine([...headings, 'problem']), ...wrong].join('');
  return { lines, faults, faultsCsv };
}

function readLine(
  cells: Partial<Record<Column, string>>,
  line: number,
  country: string | undefined,
): ListedContact | ImportFault {
  const { name, email, note } = cells;
  const phone = cells.phone === undefined ? undefined : readNumber(cells.phone, country).e164;
  if (cells.phone !== undefined && phone === undefined)
    return fault(line, 'phone', 'wrong-shape', cells.phone);
  if (email !== undefined && !isEmail(email)) return fault(line, 'email', 'wrong-shape', email);
  if (phone === undefined && email === undefined) return fault(line, 'phone', 'missing', '');
  const channel = MESSAGE_CHANNELS.find((one) => one === cells.channel?.toLowerCase());
  if (cells.channel !== undefined && channel === undefined)
    return fault(line, 'channel', 'wrong-shape', cells.channel);
  return {
    line,
    name: name?.slice(0, NAME_MAX),
    phone,
    channel: channel === 'whatsapp' ? 'whatsapp' : 'sms',
    email: email?.toLowerCase(),
    note: note?.slice(0, NOTE_MAX),
  };
}

const broken = (line: number): ReadContactList => ({
  lines: [],
  faults: [fault(line, '', 'unreadable', '')],
  faultsCsv: '',
});

const fault = (line: number, column: string, code: ImportFault['code'], value: string): ImportFault => ({
  line,
  column,
  code,
  value: value.slice(0, VALUE_MAX),
});
