/** Text as it is compared: without case, accents and punctuation, one space between words. */
export const foldText = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of a text, folded. */
export const wordsOf = (text: string): string[] => {
  const folded = foldText(text);
  return folded === '' ? [] : folded.split(' ');
};
