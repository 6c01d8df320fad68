import type { SampleArticle } from './sample-article';
import { SAMPLE_ARTICLES_EN } from './sample-articles-en';
import { SAMPLE_ARTICLES_ES } from './sample-articles-es';
import { SAMPLE_ARTICLES_FR } from './sample-articles-fr';

/** What the demo's bot knows: a café, and a public benefit that people often ask about. */
export const SAMPLE_ARTICLES: readonly SampleArticle[] = [
  ...SAMPLE_ARTICLES_ES,
  ...SAMPLE_ARTICLES_FR,
  ...SAMPLE_ARTICLES_EN,
];
