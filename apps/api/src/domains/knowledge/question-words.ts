import { COMMON_WORDS } from '../../platform/text/common-words';
import { wordsOf } from '../../platform/text/fold-text';
import { baseLanguage, stemOf } from '../../platform/text/word-stem';

/** How much of a common word's meaning two questions must share. */
const FILLER_WEIGHT = 0.3;

/** Stems of the words of a question, and how much each says: nothing (courtesies), little, or 1. */
export function questionWords(text: string, language: string): Map<string, number> {
  const { courtesies, fillers } = COMMON_WORDS[baseLanguage(language)] ?? {};
  const weights = new Map<string, number>();
  for (const word of wordsOf(text)) {
    if (courtesies?.has(word)) continue;
    weights.set(stemOf(word, language), fillers?.has(word) ? FILLER_WEIGHT : 1);
  }
  return weights;
}

/** 0 to 1: the weight of the words that both have, of that of all. Order does not count. */
export function likeness(one: ReadonlyMap<string, number>, other: ReadonlyMap<string, number>): number {
  let shared = 0;
  let all = 0;
  for (const [stem, weight] of one) {
    all += weight;
    if (other.has(stem)) shared += weight;
  }
  for (const [stem, weight] of other) if (!one.has(stem)) all += weight;
  return all === 0 ? 0 : shared / all;
}

/**
 * Stems of the words that tell what a text is about: neither courtesies nor common words nor question words.
 *
 * @param alsoIn another language whose common words are left out
 */
export function subjectStems(text: string, language: string, alsoIn = language): string[] {
  const common = [language, alsoIn].flatMap((of) => listsOf(of));
  return wordsOf(text)
    .filter((word) => !common.some((words) => words.has(word)))
    .map((word) => stemOf(word, language));
}

function listsOf(language: string): ReadonlySet<string>[] {
  const { courtesies, fillers, asking } = COMMON_WORDS[baseLanguage(language)] ?? {};
  return [courtesies, fillers, asking].filter((words) => words !== undefined);
}
