/** What fits one message: texts above it are split by SMS and tire on WhatsApp. */
const LENGTH_MAX = 900;
/** Room in one message: 1,600 characters. Source: https://www.twilio.com/docs/api/errors/21617 */
export const ANSWER_LENGTH_MAX = 1_500;

/** A text cut at the end of a paragraph or a sentence, so that what is left reads as a whole. */
export function shortened(text: string, lengthMax = LENGTH_MAX): string {
  const whole = text.trim();
  if (whole.length <= lengthMax) return whole;
  const start = whole.slice(0, lengthMax);
  const ends = [start.lastIndexOf('\n\n'), lastSentenceEnd(start)].filter((end) => end > lengthMax / 3);
  if (ends.length > 0) return start.slice(0, Math.max(...ends)).trim();
  return `${start.slice(0, Math.max(start.lastIndexOf(' '), lengthMax / 2)).trim()}…`;
}

const lastSentenceEnd = (text: string): number =>
  [...text.matchAll(/[.!?](?=\s)/g)].reduce((last, { index }) => Math.max(last, index + 1), -1);
