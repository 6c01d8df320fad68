import { DOCUMENT, Injectable, inject } from '@angular/core';
import type { Article, ArticleDraft, ArticleImportResult, ArticleLine } from '@centralita/shared-types';
import { Attempts } from '../../../shared/ui/attempts';
import { Dialogs } from '../../../shared/ui/dialogs';
import type { ImportDialogData } from '../../../shared/ui/import-dialog';
import { saveFile } from '../../../shared/ui/save-file';
import type { ArticleDialogData } from './article-dialog';
import { KnowledgeStore } from './knowledge-store';

/** What the columns of a list are called, by what the server calls them. */
const COLUMNS = Object.fromEntries(
  ['id', 'title', 'text', 'language', 'questions', 'tags', 'audio'].map((column) => [
    column,
    'knowledge.import.column.' + column,
  ]),
);

/** What can be done to articles: asks where it must, and says how it went. */
@Injectable()
export class KnowledgeActions {
  private readonly store = inject(KnowledgeStore);
  private readonly dialogs = inject(Dialogs);
  private readonly document = inject(DOCUMENT);
  private readonly attempts = new Attempts('knowledge.failure.');
  readonly busy = this.attempts.busy;

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
      heading: this.attempts.words('knowledge.remove.title', { title }),
      body: this.attempts.words('knowledge.remove.body'),
      yes: this.attempts.words('knowledge.remove.yes'),
    });
    if (!wanted) return;
    await this.attempts.run(async () => {
      await this.store.remove(article);
      this.attempts.say('knowledge.removed', { title });
    });
  }

  /** Articles of a file, looked at first. */
  async bring(): Promise<void> {
    const data: ImportDialogData<ArticleLine, ArticleImportResult> = {
      run: (list, { dryRun }) => this.store.bring(list, dryRun),
      accept: '.md,.markdown,text/markdown',
      describe: ({ title, language }) => `${title} (${language})`,
      words: {
        title: 'knowledge.import.title',
        how: 'knowledge.import.how',
        fault: 'knowledge.import.fault.',
        columns: COLUMNS,
        failure: 'knowledge.failure.',
      },
    };
    const load = () => import('../../../shared/ui/import-dialog').then((m) => m.ImportDialog);
    const result = await this.dialogs.open<ArticleImportResult, typeof data>(load, { data });
    if (result) this.attempts.say('knowledge.import.done', { added: result.added, changed: result.changed });
  }

  export(ending: 'md' | 'csv'): Promise<boolean> {
    return this.attempts.run(async () =>
      saveFile(this.document, await this.store.export(ending), `knowledge.${ending}`),
    );
  }

  private async write(data: ArticleDialogData): Promise<void> {
    const title = await this.dialogs.open<string, ArticleDialogData>(
      () => import('./article-dialog').then((m) => m.ArticleDialog),
      { data },
    );
    if (title !== undefined) this.attempts.say('knowledge.saved', { title });
  }
}
