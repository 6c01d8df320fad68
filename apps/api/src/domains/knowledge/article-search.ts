import type { Article } from '@centralita/shared-types';
import MiniSearch, { type SearchResult } from 'minisearch';
import { subjectStems } from './question-words';
import type { Match } from './ready-answers';

/** Fields of an article, and how much a word in them counts. */
const FIELDS = { questions: 3, tags: 3, title: 2, text: 1 };
type Field = keyof typeof FIELDS;
/** Misspelt letters of a word, as a share of its length; short words are as they are. */
const TYPOS = 0.2;
const TYPOS_FROM_LETTERS = 5;
/** A word that is found nowhere but in the text says less about what an article is for. */
const IN_TEXT_ONLY = 0.75;
/** Who names a tag of an article is asking about it, whatever else they tell. */
const NAMED = 0.2;
const MATCHES_MAX = 5;

/** Finds the articles of one language that are about what somebody asks. */
export class ArticleSearch {
  readonly #index: MiniSearch<Article>;
  readonly #articles = new Map<string, Article>();
  /** Tags of each article, as stems. */
  readonly #tags = new Map<string, string[][]>();

  constructor(
    articles: readonly Article[],
    private readonly language: string,
  ) {
    this.#index = new MiniSearch<Article>({
      fields: Object.keys(FIELDS),
      extractField: (article, field) =>
        field === 'id' ? article.id : stemmed(article, field as Field, language),
      tokenize: (text) => text.split(' '),
      processTerm: (term) => (term === '' ? null : term),
    });
    for (const article of articles) {
      this.#articles.set(article.id, article);
      this.#index.add(article);
      this.#tags.set(
        article.id,
        article.tags.map((tag) => subjectStems(tag, language)).filter((stems) => stems.length > 0),
      );
    }
  }

  /**
   * The best first; their score is the share of what was asked that they are about.
   *
   * @param askedIn language of the question, whose common words are left out too
   */
  find(text: string, askedIn: string | undefined): Match[] {
    const stems = [...new Set(subjectStems(text, this.language, askedIn))];
    if (stems.length === 0) return [];
    const found = this.#index.search(stems.join(' '), {
      boost: FIELDS,
      fuzzy: (term) => (term.length >= TYPOS_FROM_LETTERS ? TYPOS : false),
    });
    return found
      .slice(0, MATCHES_MAX)
      .flatMap((result) => {
        const article = this.#articles.get(String(result.id));
        return article ? [{ article, score: this.#score(stems, result) }] : [];
      })
      .sort((one, other) => other.score - one.score);
  }

  #score(stems: readonly string[], { id, queryTerms, terms, match }: SearchResult): number {
    let found = 0;
    for (const stem of stems) {
      if (!queryTerms.includes(stem)) continue;
      // A misspelt word is matched by the terms that resemble it.
      const fields = match[stem] ?? terms.flatMap((term) => match[term] ?? []);
      found += fields.some((field) => field !== 'text') ? 1 : IN_TEXT_ONLY;
    }
    const isNamed = this.#tags.get(String(id))?.some((tag) => tag.every((stem) => stems.includes(stem)));
    const score = found / stems.length + (isNamed ? NAMED : 0);
    return Math.min(1, Math.round(score * 100) / 100);
  }
}

const textOf = (article: Article, field: Field): string => {
  const value = article[field];
  return typeof value === 'string' ? value : value.join(' ');
};

const stemmed = (article: Article, field: Field, language: string): string =>
  subjectStems(textOf(article, field), language).join(' ');
