import { CONTACT_LINES_MAX, MESSAGE_CHANNELS, type ContactField } from '@centralita/shared-types';
import { readNumber } from '@centralita/shared-types/phone-numbers';
import { isEmail } from 'class-validator';
import { readTable, type ReadTable, type TableCells, type TableFault } from '../../platform/csv/read-table';
import { foldText } from '../../platform/text/fold-text';
import { contactColumnOf, type ContactColumn } from './contact-columns';
import { readFieldValue } from './field-value';

export interface ListedContact {
  line: number;
  name: string | undefined;
  phones: readonly string[];
  /** Of the phone numbers. */
  channel: 'sms' | 'whatsapp';
  emails: readonly string[];
  note: string | undefined;
  /** By the id of the field, as values are kept. */
  values: ReadonlyMap<string, string>;
}

/** What somebody may have more than one of: each column that means it is read. */
type Several = 'phone' | 'email';
/** One of ours, the second or a later one of numbers or mail addresses, or a field of the organisation. */
type Column = ContactColumn | `${Several}:${number}` | `field:${string}`;
type Cells = TableCells<Column>;

const NAME_MAX = 100;
const NOTE_MAX = 4_000;
const VALUE_MAX = 500;
const columnOfField = ({ id }: ContactField): Column => `field:${id}`;

/**
 * Reads a list of contacts as spreadsheets write it.
 *
 * @param country of numbers without a country code
 * @param fields of the organisation, each a column by its name
 */
export function readContactList(
  content: Buffer,
  { country, fields }: { country: string | undefined; fields: readonly ContactField[] },
): ReadTable<Column, ListedContact> {
  const byName = new Map(fields.map((field) => [foldText(field.name), columnOfField(field)]));
  const met = { phone: 0, email: 0 };
  return readTable<Column, ListedContact>(content, {
    columnOf(heading) {
      const column = contactColumnOf(heading) ?? byName.get(foldText(heading));
      if (column !== 'phone' && column !== 'email') return column;
      met[column] += 1;
      return met[column] === 1 ? column : `${column}:${met[column]}`;
    },
    linesMax: CONTACT_LINES_MAX,
    readLine(cells, line) {
      const contact = readLine(cells, line, country);
      if ('wrong' in contact) return contact;
      const values = readValues(cells, fields);
      return 'wrong' in values ? values : { ...contact, values };
    },
  });
}

function readLine(
  cells: Cells,
  line: number,
  country: string | undefined,
): Omit<ListedContact, 'values'> | TableFault<Column> {
  const { name, note } = cells;
  const phones = new Set<string>();
  for (const [column, cell] of several(cells, 'phone')) {
    const phone = readNumber(cell, country).e164;
    if (phone === undefined) return { ...wrong(column), called: 'phone' };
    phones.add(phone);
  }
  const emails = new Set<string>();
  for (const [column, cell] of several(cells, 'email')) {
    if (!isEmail(cell)) return { ...wrong(column), called: 'email' };
    emails.add(cell.toLowerCase());
  }
  if (phones.size + emails.size === 0) return wrong('phone');
  const channel = MESSAGE_CHANNELS.find((one) => one === cells.channel?.toLowerCase());
  if (cells.channel !== undefined && channel === undefined) return wrong('channel');
  return {
    line,
    name: name?.slice(0, NAME_MAX),
    phones: [...phones],
    channel: channel === 'whatsapp' ? 'whatsapp' : 'sms',
    emails: [...emails],
    note: note?.slice(0, NOTE_MAX),
  };
}

function readValues(cells: Cells, fields: readonly ContactField[]): Map<string, string> | TableFault<Column> {
  const values = new Map<string, string>();
  for (const field of fields) {
    const column = columnOfField(field);
    const cell = cells[column];
    if (cell === undefined) continue;
    const value = readFieldValue(field, cell.slice(0, VALUE_MAX));
    if (value === undefined) return { ...wrong(column), called: field.name };
    values.set(field.id, value);
  }
  return values;
}

/** All cells of a column that there may be several of, with their columns. */
function* several(cells: Cells, kind: Several): Generator<[Column, string]> {
  for (const [column, cell] of Object.entries(cells) as [Column, string][])
    if (column === kind || column.startsWith(`${kind}:`)) yield [column, cell];
}

const wrong = (column: Column): TableFault<Column> => ({ wrong: column, code: 'wrong-shape' });
