import { Injectable, inject } from '@angular/core';
import type { Article, ArticleDraft } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import type { ArticleDialogData } from './article-dialog';
import { KnowledgeStore } from './knowledge-store';

/** What can be done to articles: asks where it must, and says how it went. */
@Injectable()
export class KnowledgeActions {
  private readonly store = inject(KnowledgeStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  /** @param draft what stands in the fields at first */
  add(draft: Partial<ArticleDraft>): Promise<void> {
    return this.write({ draft, isNew: true, save: (written) => this.store.add(written) });
  }

  change(article: Article): Promise<void> {
    const { audio, ...rest } = article;
    const draft = { ...rest, ...(audio !== null && { audio }) };
    return this.write({ draft, isNew: false, save: (written) => this.store.change(article, written) });
  }

  async remove(article: Article): Promise<void> {
    const { title } = article;
    const wanted = await this.dialogs.confirm({
      heading: this.words('knowledge.remove.title', { title }),
      body: this.words('knowledge.remove.body'),
      yes: this.words('knowledge.remove.yes'),
    });
    if (!wanted) return;
    try {
      await this.store.remove(article);
      this.toasts.show({ text: this.words('knowledge.removed', { title }), icon: 'check' });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.toasts.show({ text: this.failures.of(error, 'knowledge.failure.'), icon: 'error' });
    }
  }

  private async write(data: ArticleDialogData): Promise<void> {
    const title = await this.dialogs.open<string, ArticleDialogData>(
      () => import('./article-dialog').then((m) => m.ArticleDialog),
      { data },
    );
    if (title !== undefined)
      this.toasts.show({ text: this.words('knowledge.saved', { title }), icon: 'check' });
  }

  private words(key: string, parameters: Record<string, string> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}
