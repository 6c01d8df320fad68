import type { MenuChoice } from '@centralita/shared-types';

/** Without accents, case and marks: as words are compared. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The choice whose key was pressed, or of whose words one was said; the first where several fit. */
export function choiceOf(choices: readonly MenuChoice[], said: string): MenuChoice | undefined {
  const heard = ` ${plain(said)} `;
  return choices.find(({ digit, words = '' }) =>
    [digit, ...words.split(',')].some((word) => plain(word) !== '' && heard.includes(` ${plain(word)} `)),
  );
}
