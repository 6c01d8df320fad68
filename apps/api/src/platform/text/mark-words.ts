import type { FoundPart } from '@centralita/shared-types';
import { foldText } from './fold-text';

const LINE_LENGTH_MAX = 160;
/** Shown before the first word that was found. */
const LEAD_LENGTH_MAX = 50;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/**
 * One line of a text, in pieces: those that begin with one of the terms are found. A long text is cut to what stands
 * around the first of them.
 *
 * @param terms folded
 */
export function markWords(text: string, terms: readonly string[]): FoundPart[] {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const found = [...line.matchAll(WORD)].filter(([word]) => {
    const folded = foldText(word);
    return terms.some((term) => (term.length === 1 ? folded === term : folded.startsWith(term)));
  });
  const from = startOf(line, found[0]?.index ?? 0);
  const to = endOf(line, from);
  const parts: FoundPart[] = [];
  const add = (piece: string, isFound: boolean): void => {
    if (piece !== '') parts.push({ text: piece, found: isFound });
  };
  let at = from;
  for (const { 0: word, index } of found) {
    if (index < at || index + word.length > to) continue;
    add((at === from && from > 0 ? '…' : '') + line.slice(at, index), false);
    add(word, true);
    at = index + word.length;
  }
  add((at === from && from > 0 ? '…' : '') + line.slice(at, to) + (to < line.length ? '…' : ''), false);
  return parts;
}

/** At the beginning of a word. */
function startOf(line: string, first: number): number {
  if (first <= LEAD_LENGTH_MAX) return 0;
  const space = line.indexOf(' ', first - LEAD_LENGTH_MAX);
  return space >= 0 && space < first ? space + 1 : first;
}

function endOf(line: string, from: number): number {
  if (line.length - from <= LINE_LENGTH_MAX) return line.length;
  const space = line.lastIndexOf(' ', from + LINE_LENGTH_MAX);
  return space > from ? space : from + LINE_LENGTH_MAX;
}
