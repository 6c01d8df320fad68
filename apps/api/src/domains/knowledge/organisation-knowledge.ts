import type { Article } from '@centralita/shared-types';
import { KNOWLEDGE_THRESHOLD } from '@centralita/shared-types/rules';
import { baseLanguage } from '../../platform/text/word-stem';
import { ArticleSearch } from './article-search';
import { ReadyAnswers, type Match } from './ready-answers';

/** What one organisation's bot knows. The indexes are made when they are first needed. */
export class OrganisationKnowledge {
  #ready: ReadyAnswers | undefined;
  #searches: Map<string, ArticleSearch> | undefined;

  /** @param threshold percent from which on an article is taken to hold an answer */
  constructor(
    private readonly articles: readonly Article[],
    readonly threshold: number = KNOWLEDGE_THRESHOLD,
  ) {}

  /** The cache of ready answers. */
  get ready(): ReadyAnswers {
    return (this.#ready ??= new ReadyAnswers(this.articles));
  }

  /** Such as `es`; that with the most articles first. */
  get languages(): string[] {
    return [...this.#byLanguage()].sort(([, one], [, other]) => other.length - one.length).map(([of]) => of);
  }

  /** Articles that are about what is asked, the best first; those in the asker's language before others. */
  find(text: string, language: string | undefined): Match[] {
    this.#searches ??= new Map(
      [...this.#byLanguage()].map(([of, some]) => [of, new ArticleSearch(some, of)]),
    );
    const rank = ({ article, score }: Match): number =>
      score + (baseLanguage(article.language) === language ? 1 : 0);
    return [...this.#searches.values()]
      .flatMap((search) => search.find(text, language))
      .filter(({ score }) => Math.round(score * 100) >= this.threshold)
      .sort((one, other) => rank(other) - rank(one));
  }

  #byLanguage(): Map<string, Article[]> {
    return Map.groupBy(this.articles, ({ language }) => baseLanguage(language));
  }
}
