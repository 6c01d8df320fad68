import { readNumber } from '@centralita/shared-types/phone-numbers';
import { readCsv, type CsvRecord } from '../../platform/csv/read-csv';
import { foldText } from '../../platform/text/fold-text';

/** A line of a list; `number` is undefined where what stands there is none. */
export interface ListedRecipient {
  line: number;
  given: string;
  number: string | undefined;
  name: string | null;
  /** By the name of the variable. */
  fields: Record<string, string>;
}
export interface ReadCampaignList {
  variables: string[];
  recipients: ListedRecipient[];
}

/** How people name these columns, in Spanish and English; folded. */
const NUMBER = /^(phone|phone number|telefono|tel|movil|mobile|numero|number|whatsapp|celular|sms)$/;
const NAME = /^(name|nombre|cliente|customer|client|contacto|contact|paciente|patient)$/;
const VALUE_MAX = 250;
const GIVEN_MAX = 80;

/**
 * Reads whom a campaign goes to: a table with headings, or one number a line (a name after it).
 *
 * @param country of numbers without a country code
 */
export function readCampaignList(content: Buffer, country: string | undefined): ReadCampaignList {
  const records = readCsv(content);
  if ('brokenLine' in records) return { variables: [], recipients: [broken(records.brokenLine)] };
  const [head] = records;
  const hasHeadings = head?.record.some((cell) => NUMBER.test(foldText(cell))) ?? false;
  const columns = hasHeadings ? (head?.record ?? []).map(columnOf) : ['number', 'name'];
  const rows = hasHeadings ? records.slice(1) : records;
  return {
    variables: columns.filter((column) => column !== '' && column !== 'number'),
    recipients: rows.map((row) => recipientOf(row, columns, country)),
  };
}

/** The name of the variable of a heading, or of a contact's field: `nº de cliente` is `no_de_cliente`. */
export const variableOf = (heading: string): string =>
  foldText(heading).replaceAll(' ', '_').replaceAll(/\W/g, '');

const columnOf = (heading: string): string => {
  const folded = foldText(heading);
  if (NUMBER.test(folded)) return 'number';
  return NAME.test(folded) ? 'name' : variableOf(heading);
};

function recipientOf(
  { record, line }: CsvRecord,
  columns: readonly string[],
  country: string | undefined,
): ListedRecipient {
  const fields: Record<string, string> = {};
  for (const [index, value] of record.entries()) {
    const column = columns[index];
    if (column && value !== '' && !Object.hasOwn(fields, column)) fields[column] = value.slice(0, VALUE_MAX);
  }
  const { number: given = '', ...others } = fields;
  const name = others['name'] ?? null;
  return {
    line,
    given: given.slice(0, GIVEN_MAX),
    number: readNumber(given, country).e164,
    name,
    fields: others,
  };
}

const broken = (line: number): ListedRecipient => ({
  ...{ line, given: '', number: undefined, name: null, fields: {} },
});
