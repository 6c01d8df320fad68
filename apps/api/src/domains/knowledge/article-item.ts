import type { Article, ArticleDraft } from '@centralita/shared-types';
import type { ArticleRow } from './knowledge-schema';

export const toArticle = (row: ArticleRow): Article => ({
  id: row.id,
  title: row.title,
  text: row.text,
  questions: JSON.parse(row.questions) as string[],
  tags: JSON.parse(row.tags) as string[],
  language: row.language,
  audio: row.audio,
  updatedAt: row.updated_at,
});

/** Questions and tags without the empty ones, each once. */
const tidy = (texts: readonly string[] = []): string =>
  JSON.stringify([...new Set(texts.map((text) => text.trim()).filter((text) => text !== ''))]);

export const toRow = (
  organisationId: string,
  id: string,
  { title, text, language, questions, tags, audio }: ArticleDraft,
  now: number,
): ArticleRow => ({
  organisation_id: organisationId,
  id,
  title,
  text,
  language,
  questions: tidy(questions),
  tags: tidy(tags),
  audio: audio ?? null,
  updated_at: now,
});
