import { existsSync, readFileSync } from 'node:fs';
import { newSealingKey, parseSealingKey } from './sealing-key';
import { writeWhole } from './sealing-keys';

const PRESENT = 'CENTRALITA_KEY';
const PREVIOUS = 'CENTRALITA_KEY_PREVIOUS';

const lineOf = (key: string): RegExp => new RegExp(`^${key}=[ \\t"']*([A-Za-z0-9_=-]*)["' \\t]*$`, 'm');

/** Whether the file is where that key (by its id) comes from, and so the place to change it. */
export function isKeyInEnvFile(file: string, keyId: string): boolean {
  if (!existsSync(file)) return false;
  const text = lineOf(PRESENT).exec(readFileSync(file, 'utf8'))?.[1];
  return text !== undefined && parseSealingKey(text)?.id === keyId;
}

/**
 * Puts a new key in the place of the one in the file, which becomes the previous one. The rest stays as it is.
 * @returns the new key and the former one, as they are written
 */
export function replaceKeyInEnvFile(file: string): { key: string; previous: string } {
  const text = readFileSync(file, 'utf8');
  const previous = lineOf(PRESENT).exec(text)?.[1] ?? '';
  const key = newSealingKey();
  const lines = `${PRESENT}=${key}`;
  const withPrevious = lineOf(PREVIOUS).test(text)
    ? text.replace(lineOf(PREVIOUS), `${PREVIOUS}=${previous}`).replace(lineOf(PRESENT), lines)
    : text.replace(lineOf(PRESENT), `${lines}\n${PREVIOUS}=${previous}`);
  writeWhole(file, withPrevious);
  return { key, previous };
}
