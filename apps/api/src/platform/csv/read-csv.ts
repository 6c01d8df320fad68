import { CsvError, parse } from 'csv-parse/sync';

export interface CsvRecord {
  /** Cells, without spaces around them. */
  record: string[];
  /** As an editor counts lines. */
  line: number;
}

const SEPARATORS = [',', ';', '\t'];

/**
 * Reads a table as spreadsheets write it: UTF-8 or the older Windows letters; commas, semicolons or tabs. Empty lines are left out.
 *
 * @returns the line at which it ceases to be one, where it does
 */
export function readCsv(content: Buffer): CsvRecord[] | { brokenLine: number } {
  const text = decoded(content);
  const [first = ''] = text.split(/\r?\n/, 1);
  const count = (separator: string): number => first.split(separator).length;
  const delimiter = SEPARATORS.toSorted((one, other) => count(other) - count(one))[0] ?? ',';
  try {
    const options = {
      delimiter,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    } as const;
    const parsed = parse(text, options) as unknown as { record: string[]; info: { lines: number } }[];
    return parsed.map(({ record, info }) => ({ record, line: info.lines }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { brokenLine: (error as unknown as { lines?: number }).lines ?? 1 };
  }
}

function decoded(content: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return new TextDecoder('windows-1252').decode(content);
  }
}
