import type { AnswerRequest } from '../bot/api/answerer';

const QUOTES_MAX = 3;
const QUOTE_LENGTH_MAX = 120;

/** What a customer asks of a person, in their own words: the last that they wrote since somebody of the team did. */
export function ownWords(history: AnswerRequest['history'], text: string): string {
  const since = history.slice(history.findLastIndex(({ who }) => who === 'person') + 1);
  const said = [...since.filter(({ who }) => who === 'customer').map((turn) => turn.text), text];
  return said.map(quoted).filter(Boolean).slice(-QUOTES_MAX).join(' · ');
}

function quoted(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const short = line.length > QUOTE_LENGTH_MAX ? `${line.slice(0, QUOTE_LENGTH_MAX - 1)}…` : line;
  return short && `«${short}»`;
}
