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
  phone: string | undefined;
  /** Of the phone number. */
  channel: 'sms' | 'whatsapp';
  email: string | undefined;
  note: string | undefined;
  /** By the id of the field, as values are kept. */
  values: ReadonlyMap<string, string>;
}

/** One of ours, or a field of the organisation. */
type Column = ContactColumn | `field:${string}`;
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
  return readTable<Column, ListedContact>(content, {
    columnOf: (heading) => contactColumnOf(heading) ?? byName.get(foldText(heading)),
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
  const { name, email, note } = cells;
  const phone = cells.phone === undefined ? undefined : readNumber(cells.phone, country).e164;
  if (cells.phone !== undefined && phone === undefined) return wrong('phone');
  if (email !== undefined && !isEmail(email)) return wrong('email');
  if (phone === undefined && email === undefined) return wrong('phone');
  const channel = MESSAGE_CHANNELS.find((one) => one === cells.channel?.toLowerCase());
  if (cells.channel !== undefined && channel === undefined) return wrong('channel');
  return {
    line,
    name: name?.slice(0, NAME_MAX),
    phone,
    channel: channel === 'whatsapp' ? 'whatsapp' : 'sms',
    email: email?.toLowerCase(),
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

const wrong = (column: Column): TableFault<Column> => ({ wrong: column, code: 'wrong-shape' });
