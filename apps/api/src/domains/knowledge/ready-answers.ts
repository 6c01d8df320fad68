import type { Article } from '@centralita/shared-types';
import { foldText } from '../../platform/text/fold-text';
import { likeness, questionWords } from './question-words';

/** An article, and how well it answers: 0 to 1. */
export interface Match {
  article: Article;
  score: number;
}

/** From here on two questions ask the same. */
const SAME_QUESTION = 0.8;

interface Question {
  article: Article;
  words: ReadonlyMap<string, number>;
}

/** The cache: questions that an article answers as it stands, found word for word or nearly so. */
export class ReadyAnswers {
  readonly #exact = new Map<string, Article>();
  readonly #questions: Question[] = [];

  constructor(articles: readonly Article[]) {
    for (const article of articles)
      for (const question of article.questions) {
        const folded = foldText(question);
        if (folded === '') continue;
        if (!this.#exact.has(folded)) this.#exact.set(folded, article);
        this.#questions.push({ article, words: questionWords(question, article.language) });
      }
  }

  get size(): number {
    return this.#exact.size;
  }

  find(text: string): Match | undefined {
    const article = this.#exact.get(foldText(text));
    if (article) return { article, score: 1 };
    return this.#nearest(text);
  }

  #nearest(text: string): Match | undefined {
    const asked = new Map<string, ReadonlyMap<string, number>>();
    let best: Match | undefined;
    for (const { article, words } of this.#questions) {
      const { language } = article;
      let own = asked.get(language);
      if (!own) asked.set(language, (own = questionWords(text, language)));
      const score = likeness(own, words);
      if (score >= SAME_QUESTION && score > (best?.score ?? 0)) best = { article, score };
    }
    return best;
  }
}
