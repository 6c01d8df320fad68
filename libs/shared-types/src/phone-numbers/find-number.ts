import { plainText } from './number-text';
import { readNumber } from './read-number';

/** A number in a sentence, with its extension; digits and signs that stand apart from it belong to the sentence. */
const IN_TEXT =
  /\+?\(?\d[\d\s().\-/]{5,24}\d(?:[,;]+\d[\d*#,;]*|(?:\s|;)*\(?(?:ext(?:ensi[oó]n)?|x|anexo|int)[.:=]?\s*\d{1,10})?/iu;
const IN_LETTERS = /(?:\+?1[\s.-]*)?\(?\d{3}\)?[\s.-]*[A-Z][A-Z\d-]{5,11}/;
/** Longer text is a sentence in which a number may stand. */
const NUMBER_LENGTH_MAX = 48;

/** Picks the phone number out of pasted text: whole, with what belongs to it. Undefined when there is none. */
export function findNumber(text: string, home?: string): string | undefined {
  const plain = plainText(text.slice(0, 2_000)).replace(/^(?:tel|callto|sip|client|whatsapp):/i, '');
  if (!/\d/.test(plain)) return undefined;
  const isNumber = readNumber(plain, home).problem !== 'not-a-number';
  if (plain.length <= NUMBER_LENGTH_MAX && isNumber) return plain;
  return (IN_TEXT.exec(plain) ?? IN_LETTERS.exec(plain))?.[0].trim();
}
