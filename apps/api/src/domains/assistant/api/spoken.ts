/**
 * Twilio speaks 3,000 bytes at most, by the voice that says least, and a caller listens to far fewer.
 * Source: https://www.twilio.com/docs/api/errors/13521
 */
const SPOKEN_MAX = 1_500;

/** An answer as it can be spoken: links by their words, without marks of Markdown, and no longer than one listens to. */
export function spoken(text: string): string {
  const plain = text
    .replace(/!?\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/https?:\/\/\S+/g, '')
    .replace(/^\s*(#+|[-*•]|\d+[.)])\s+/gm, '')
    .replace(/[*_`~|<>]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain.length <= SPOKEN_MAX) return plain;
  const cut = plain.slice(0, SPOKEN_MAX);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '), cut.lastIndexOf('! '));
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}…`;
}

/** The end of a sentence, with what parts it from the next. */
const SENTENCE_END = /(?<=[.!?…]["')\]»”]*)\s+/u;

/** A text in the pieces in which it is spoken; together they are the text. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(SENTENCE_END)
    .map((sentence, index, all) => (index < all.length - 1 ? `${sentence} ` : sentence));
