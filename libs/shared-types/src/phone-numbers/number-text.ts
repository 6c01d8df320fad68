/** Characters that show nothing: marks of writing direction, joiners, soft hyphens. Numbers are copied with them. */
const INVISIBLE = /[\p{Cf}\u00ad]/gu;
const SPACES = /[\s\u00a0]+/gu;
const DASHES = /[\u2010-\u2015\u2212]/gu;

/** Text as the reader of numbers wants it: any script's digits as 0–9, full-width forms as plain ones, one kind of space and dash. */
export function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(DASHES, '-')
    .replace(SPACES, ' ')
    .trim();
}

/** Each script's digits stand in order from zero to nine (https://www.unicode.org/reports/tr44/#Numeric_Value). */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (zero > code - 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}

/** The letters of a telephone's keys. Source: ITU-T E.161 */
const KEY_LETTERS = ['abc', 'def', 'ghi', 'jkl', 'mno', 'pqrs', 'tuv', 'wxyz'];

/** `1-800-FLOWERS` becomes `1-800-3569377`. */
export function lettersAsKeys(text: string): string {
  return text.replace(/[a-z]/gi, (letter) =>
    String(KEY_LETTERS.findIndex((letters) => letters.includes(letter.toLowerCase())) + 2),
  );
}
