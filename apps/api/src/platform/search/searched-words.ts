import { wordsOf } from '../text/fold-text';
import type { SearchedKind, SearchQuery } from './search-index';

/** What is beyond it is not searched: nobody types so much, and a key of PostgreSQL's index holds so many. */
const WORD_LENGTH_MAX = 60;
const WORDS_MAX = 5_000;
const SEARCHED_WORDS_MAX = 12;
/** So many digits of the middle of a number find it. */
const DIGITS_MIN = 3;
/** Nothing but a telephone number, however it is grouped. */
const NUMBER = /^[+\d][\d\s().\-/]*$/;

export const amongOf = (kind: SearchedKind): SearchQuery['among'] =>
  kind === 'contact' ? 'people' : 'words';

/** The words by which a text is found, each once. A contact's number is found by its digits from anywhere on. */
export function searchedWords(kind: SearchedKind, text: string): string[] {
  const words = wordsOf(text).map((word) => word.slice(0, WORD_LENGTH_MAX));
  const ends = kind === 'contact' ? words.flatMap(endsOf) : [];
  return [...new Set([...words, ...ends])].slice(0, WORDS_MAX);
}

/** Ways to understand what was typed, one of which must fit: all its words must each begin a word of the text. */
export function searchedTerms(search: string): string[][] {
  const words = wordsOf(search)
    .slice(0, SEARCHED_WORDS_MAX)
    .map((word) => word.slice(0, WORD_LENGTH_MAX));
  if (words.length === 0) return [];
  const number = words.join('');
  return words.length > 1 && NUMBER.test(search.trim()) ? [words, [number]] : [words];
}

const endsOf = (word: string): string[] =>
  /^\d+$/.test(word) && word.length > DIGITS_MIN
    ? Array.from({ length: word.length - DIGITS_MIN }, (_, index) => word.slice(index + 1))
    : [];
