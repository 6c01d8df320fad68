import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  ARTICLE_LIST_MAX,
  type Article,
  type ArticleDraft,
  type ArticleImportResult,
} from '@centralita/shared-types';
import { UnitOfWork } from '../../../platform/database/unit-of-work';
import type { Actor } from '../../audit/api/audit-log';
import { toArticle } from '../article-item';
import { articlesOfCsv, articlesToCsv } from '../article-csv';
import { checkArticles, type ArticleList, type ListedArticle, type UnsaidOfArticle } from '../article-list';
import { articlesOfMarkdown, articlesToMarkdown } from '../article-markdown';
import type { ArticleRow } from '../knowledge-schema';
import { KnowledgeStore } from '../knowledge.store';
import { KnowledgeBase } from './knowledge-base';
import { KnowledgeIndex } from './knowledge-index';

export type ArticleFormat = 'csv' | 'markdown';

/** Articles that come in as one file, and go out as one. The same file twice has the effect of once. */
@Injectable()
export class ArticleLists {
  constructor(
    private readonly knowledge: KnowledgeBase,
    private readonly store: KnowledgeStore,
    private readonly index: KnowledgeIndex,
    private readonly work: UnitOfWork,
  ) {}

  /** @param isDry only says what would come in */
  async bring(
    organisationId: string,
    content: Buffer,
    { format, isDry, actor }: { format: ArticleFormat; isDry: boolean; actor: Actor },
  ): Promise<ArticleImportResult> {
    const { articles, faults, unsaid } = read(content, format);
    const counts = { added: 0, changed: 0 };
    if (!isDry && articles.length > 0)
      await this.work.run(async (tx) => {
        const known = await this.store.list(organisationId, tx);
        const drafts = articles.map((article) => {
          // Each is changed by one at most: two of one title stay two.
          const place = known.findIndex((one) => isSame(one, article));
          const [row] = place < 0 ? [] : known.splice(place, 1);
          const kept = row ? partOf(toArticle(row), unsaid) : {};
          return { ...article.draft, ...kept, id: row?.id ?? article.id ?? randomUUID(), isNew: !row };
        });
        counts.added = drafts.filter(({ isNew }) => isNew).length;
        counts.changed = drafts.length - counts.added;
        await this.knowledge.importWithin(tx, organisationId, drafts, actor);
      });
    await this.index.refresh();
    const lines = articles.map(({ line, draft: { title, language } }) => ({ line, title, language }));
    return { lines, faults, ...counts };
  }

  /** All of an organisation, in a form that can be brought in again. */
  async export(organisationId: string, format: ArticleFormat): Promise<string> {
    const articles = await this.knowledge.list(organisationId);
    return format === 'csv' ? articlesToCsv(articles) : articlesToMarkdown(articles);
  }
}

function read(content: Buffer, format: ArticleFormat): ArticleList {
  if (format === 'csv') {
    const { written, faults, unsaid } = articlesOfCsv(content);
    const checked = checkArticles(written);
    return { articles: checked.articles, faults: [...faults, ...checked.faults], unsaid };
  }
  const written = articlesOfMarkdown(content);
  const { articles, faults } = checkArticles(written.slice(0, ARTICLE_LIST_MAX));
  const over = written[ARTICLE_LIST_MAX];
  const tooMany = { column: '', code: 'too-many', value: String(written.length) } as const;
  return { articles, faults: over ? [...faults, { ...tooMany, line: over.line }] : faults, unsaid: [] };
}

const partOf = (article: Article, columns: readonly UnsaidOfArticle[]): Partial<ArticleDraft> =>
  Object.fromEntries(
    columns.flatMap((column) => (article[column] === null ? [] : [[column, article[column]]])),
  );

const isSame = ({ id, title, language }: ArticleRow, { id: listed, draft }: ListedArticle): boolean =>
  listed === undefined ? title === draft.title && language === draft.language : id === listed;
