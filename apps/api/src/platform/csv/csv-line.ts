/** What spreadsheets take for the beginning of a formula. Source: https://owasp.org/www-community/attacks/CSV_Injection */
const FORMULA = /^[=+\-@\t\r\n]/;
/** A number, also one to dial, is harmless and should stay readable. */
const NUMBER = /^[+-]?\d+([.,]\d+)?$/;

/** A cell as it was before it was written so that no spreadsheet takes it for a formula. */
export const undefused = (value: string): string =>
  value.startsWith("'") && FORMULA.test(value.slice(1)) ? value.slice(1) : value;

/** One line of CSV (RFC 4180), in which no cell is a formula to a spreadsheet. */
export const csvLine = (cells: readonly (string | number | boolean | null)[]): string =>
  `${cells.map(cell).join(',')}\r\n`;

function cell(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return value === null ? '' : String(value);
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) || safe !== value ? `"${safe.replaceAll('"', '""')}"` : safe;
}
