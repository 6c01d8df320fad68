import { Injectable, computed, inject, signal } from '@angular/core';
import type { Article, ArticleDraft, ArticleImportResult } from '@centralita/shared-types';
import { liveRemote } from '../../../shared/data-live/live-remote';
import { hasWords } from '../../../shared/i18n/has-words';
import { OrganisationChoice } from '../../people/api';
import { KnowledgeClient } from '../data/knowledge-client';

const isAbout = ({ title, text, questions, tags }: Article, query: string): boolean =>
  hasWords([title, text, ...questions, ...tags].join('\n'), query);

/** The articles of the organisation that is looked at, narrowed. Changes reject with `ApiError`. */
@Injectable()
export class KnowledgeStore {
  private readonly client = inject(KnowledgeClient);
  private readonly organisation = inject(OrganisationChoice).id;

  readonly articles = liveRemote({
    of: this.organisation,
    kinds: ['knowledge/changed', 'demo/created'],
    ask: (id) => this.client.list(id),
  });
  readonly search = signal('');
  /** Empty: all. */
  readonly language = signal('');

  readonly languages = computed(() => [
    ...new Set((this.articles.value() ?? []).map(({ language }) => language)),
  ]);
  /** Those that fit what is searched for. */
  readonly shown = computed(() => {
    const query = this.search();
    const language = this.languages().includes(this.language()) ? this.language() : '';
    return this.articles
      .value()
      ?.filter((article) => (!language || article.language === language) && isAbout(article, query));
  });
  readonly isNarrowed = computed(() => this.search().trim() !== '' || this.language() !== '');

  showAll(): void {
    this.search.set('');
    this.language.set('');
  }

  async add(draft: ArticleDraft): Promise<void> {
    const added = await this.client.add(this.here(), draft);
    this.put(added);
  }

  async change({ id }: Article, draft: ArticleDraft): Promise<void> {
    const changed = await this.client.change(this.here(), id, draft);
    this.put(changed);
  }

  async remove({ id }: Article): Promise<void> {
    await this.client.remove(this.here(), id);
    this.articles.update((before) => before.filter((one) => one.id !== id));
  }

  /** @param isDry only says what would come in */
  async bring(list: File, isDry: boolean): Promise<ArticleImportResult> {
    const result = await this.client.bring(this.here(), list, isDry);
    if (!isDry) void this.articles.refresh();
    return result;
  }

  export(ending: 'md' | 'csv'): Promise<Blob> {
    return this.client.export(this.here(), ending);
  }

  /** The latest changed stands first. */
  private put(article: Article): void {
    this.articles.update((before) => [article, ...before.filter(({ id }) => id !== article.id)]);
  }

  private here(): string {
    const id = this.organisation();
    if (id === undefined) throw new Error('Articles are changed by somebody who is signed in.');
    return id;
  }
}
