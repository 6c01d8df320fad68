import type { ArticleDraft } from '@centralita/shared-types';
import {
  ARTICLE_QUESTION_LENGTH_MAX,
  ARTICLE_QUESTIONS_MAX,
  ARTICLE_TAG_LENGTH_MAX,
  ARTICLE_TAGS_MAX,
} from '@centralita/shared-types/rules';

/** An article as somebody types it. */
export interface ArticleForm {
  title: string;
  text: string;
  language: string;
  /** One a line. */
  questions: string;
  /** Separated by commas. */
  tags: string;
  audio: string;
}

/** Languages to choose from, besides those that articles have already. */
export const ARTICLE_LANGUAGES: readonly string[] = [
  'es',
  'en',
  'fr',
  'ar',
  'ca',
  'de',
  'eu',
  'gl',
  'it',
  'pt',
  'ro',
  'uk',
];

const parts = (text: string, between: RegExp): string[] => [
  ...new Set(
    text
      .split(between)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
];
export const questionsOf = ({ questions }: Pick<ArticleForm, 'questions'>): string[] =>
  parts(questions, /\n/);
export const tagsOf = ({ tags }: Pick<ArticleForm, 'tags'>): string[] => parts(tags, /[,\n]/);

/** Whether a list may be saved. */
export const areQuestionsRight = (questions: readonly string[]): boolean =>
  questions.length <= ARTICLE_QUESTIONS_MAX &&
  questions.every(({ length }) => length <= ARTICLE_QUESTION_LENGTH_MAX);
export const areTagsRight = (tags: readonly string[]): boolean =>
  tags.length <= ARTICLE_TAGS_MAX && tags.every(({ length }) => length <= ARTICLE_TAG_LENGTH_MAX);

export const toForm = (
  { title = '', text = '', language, questions = [], tags = [], audio = '' }: Partial<ArticleDraft>,
  pageLanguage: string,
): ArticleForm => ({
  title,
  text,
  language: language ?? pageLanguage,
  questions: questions.join('\n'),
  tags: tags.join(', '),
  audio,
});

export const toDraft = (form: ArticleForm): ArticleDraft => {
  const audio = form.audio.trim();
  return {
    title: form.title.trim(),
    text: form.text.trim(),
    language: form.language,
    questions: questionsOf(form),
    tags: tagsOf(form),
    ...(audio && { audio }),
  };
};
