import { detectAll } from 'tinyld/light';
import { COMMON_WORDS, KNOWN_LANGUAGES } from './common-words';
import { wordsOf } from './fold-text';

/** Below it, letter statistics name any language at all. */
const WORDS_MIN = 3;
/** From here on they see a language through that shares some common words with another. */
const WORDS_ENOUGH = 5;
/** In text of a language, about half of the words are common ones. */
const COMMON_SHARE_MIN = 1 / 3;

/** Of pages and mailboxes: their words are of no language. */
const ADDRESS = /https?:\/\/\S+|\S+@\S+/gi;

/**
 * The language a short text is written in, such as `es`: by its common words, which tell even two languages apart in three
 * words; by letter statistics where there are none.
 *
 * @param expected languages that it most likely is in
 * @returns undefined where the text does not tell ("ok", "IMV")
 */
export function detectLanguage(
  written: string,
  expected: readonly string[] = KNOWN_LANGUAGES,
): string | undefined {
  const text = written.replaceAll(ADDRESS, ' ');
  const words = wordsOf(text);
  const [first, second] = countCommonWords(words);
  const isTold = first && first.count > (second?.count ?? 0);
  const isOfIt = words.length < WORDS_ENOUGH || (first?.count ?? 0) / words.length >= COMMON_SHARE_MIN;
  if (isTold && isOfIt) return first.language;
  const likely = detectAll(text, { only: [...expected] });
  const isShort = first ? words.length < WORDS_ENOUGH : words.length < WORDS_MIN;
  const [best] = isShort ? likely : detectAll(text);
  return best?.lang ?? first?.language;
}

/** Words that stand in one language's lists only count in full; `a`, `la` and `me` are several languages'. */
function countCommonWords(words: readonly string[]): { language: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const word of words) {
    const languages = KNOWN_LANGUAGES.filter((language) => isCommon(word, language));
    for (const language of languages)
      counts.set(language, (counts.get(language) ?? 0) + 1 / languages.length ** 2);
  }
  return [...counts]
    .map(([language, count]) => ({ language, count }))
    .sort((one, other) => other.count - one.count);
}

const isCommon = (word: string, language: string): boolean => {
  const { courtesies, fillers, asking } = COMMON_WORDS[language] ?? {};
  return [courtesies, fillers, asking].some((words) => words?.has(word) === true);
};
