import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form, submit, validate } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { ArticleDraft } from '@centralita/shared-types';
import { ARTICLE_AUDIO, ARTICLE_TEXT_MAX, ARTICLE_TITLE_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { LanguageChoice } from '../../../shared/i18n/language';
import { closeWhileUntouched } from '../../../shared/ui/close-while-untouched';
import { DialogForm } from '../../../shared/ui/dialog-form';
import { FailureWords } from '../../../shared/ui/failure-words';
import {
  areQuestionsRight,
  areTagsRight,
  ARTICLE_LANGUAGES,
  questionsOf,
  tagsOf,
  toDraft,
  toForm,
} from '../data/models/article-form';
import { SelectBox } from '../../../shared/ui/select-box';
import { languageName } from '../data/models/language-name';

export interface ArticleDialogData {
  /** What stands in the fields at first. */
  draft: Partial<ArticleDraft>;
  isNew: boolean;
  save: (draft: ArticleDraft) => Promise<void>;
}

/** Writes an article; closes with its title once it is saved. */
@Component({
  selector: 'app-article-dialog',
  imports: [
    DialogForm,
    FormField,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    SelectBox,
    TranslocoDirective,
  ],
  templateUrl: './article-dialog.html',
})
export class ArticleDialog {
  protected readonly data = inject<ArticleDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ArticleDialog, string>>(MatDialogRef);
  private readonly pageLanguage = inject(LanguageChoice).current;
  private readonly words = inject(FailureWords);

  private readonly first = toForm(this.data.draft, this.pageLanguage());
  protected readonly draft = signal(this.first);
  protected readonly fields = form(this.draft, ({ title, text, questions, tags, audio }) => {
    validate(title, ({ value }) => (isWithin(value(), ARTICLE_TITLE_MAX) ? undefined : { kind: 'length' }));
    validate(text, ({ value }) => (isWithin(value(), ARTICLE_TEXT_MAX) ? undefined : { kind: 'length' }));
    validate(questions, ({ value }) =>
      areQuestionsRight(questionsOf({ questions: value() })) ? undefined : { kind: 'length' },
    );
    validate(tags, ({ value }) => (areTagsRight(tagsOf({ tags: value() })) ? undefined : { kind: 'length' }));
    validate(audio, ({ value }) =>
      value().trim() === '' || ARTICLE_AUDIO.test(value().trim()) ? undefined : { kind: 'shape' },
    );
  });
  protected readonly languages = computed(() => {
    const codes = [...new Set([this.first.language, ...ARTICLE_LANGUAGES])];
    return codes.map((code) => ({ value: code, text: languageName(code, this.pageLanguage()) }));
  });
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  constructor() {
    closeWhileUntouched(this.dialog, () => this.draft() !== this.first);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const right = await submit(this.fields, {
      action: () => Promise.resolve(undefined),
      onInvalid: () => this.firstWrong()?.focusBoundControl(),
    });
    if (!right || this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      const draft = toDraft(this.draft());
      await this.data.save(draft);
      this.dialog.close(draft.title);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'knowledge.failure.'));
    } finally {
      this.busy.set(false);
    }
  }

  private firstWrong() {
    const { title, text, questions, tags, audio } = this.fields;
    return [title(), text(), questions(), tags(), audio()].find((field) => field.errors().length > 0);
  }
}

const isWithin = (text: string, max: number): boolean => text.trim().length > 0 && text.trim().length <= max;
