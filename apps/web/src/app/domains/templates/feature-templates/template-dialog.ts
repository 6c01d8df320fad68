import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { MessageTemplate, TemplateDraft } from '@centralita/shared-types';
import {
  TEMPLATE_BUTTON_LENGTH_MAX,
  TEMPLATE_VALUE_MAX,
  textProblems,
  variablesOf,
} from '@centralita/shared-types/template-text';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { LanguageChoice } from '../../../shared/i18n/language';
import { closeWhileUntouched } from '../../../shared/ui/close-while-untouched';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { SelectBox } from '../../../shared/ui/select-box';
import { languageName } from '../data/models/language-name';
import {
  asName,
  faultsOf,
  TEMPLATE_LANGUAGES,
  toDraft,
  type FormFault,
  type TemplateForm,
} from '../data/models/template-form';
import { TemplatePreview } from '../ui/template-preview';

export interface TemplateDialogData {
  /** What stands in the fields at first, but its name. */
  like?: MessageTemplate;
  save: (draft: TemplateDraft, isSubmitted: boolean) => Promise<void>;
}

/** Writes a template and, if wanted, hands it to WhatsApp at once; closes with its name. */
@Component({
  selector: 'app-template-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    Notice,
    SelectBox,
    TemplatePreview,
    TranslocoDirective,
  ],
  templateUrl: './template-dialog.html',
  styleUrl: './template-dialog.scss',
})
export class TemplateDialog {
  private readonly data = inject<TemplateDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<TemplateDialog, string>>(MatDialogRef);
  private readonly pageLanguage = inject(LanguageChoice).current;
  private readonly words = inject(FailureWords);

  private readonly first = firstForm(this.data.like, this.pageLanguage());
  protected readonly form = signal(this.first);
  protected readonly variables = computed(() => variablesOf(this.form().body));
  /** What reviewers are going to reject; what keeps it from being saved stands at its field. */
  protected readonly warnings = computed(() =>
    textProblems(this.form().body).filter((problem) => problem !== 'malformed-placeholder'),
  );
  private readonly faults = computed(() => faultsOf(this.form()));
  private readonly tried = signal(false);
  protected readonly titles = computed(() => this.form().buttons.filter((title) => title.trim() !== ''));
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly valueMax = TEMPLATE_VALUE_MAX;
  protected readonly buttonMax = TEMPLATE_BUTTON_LENGTH_MAX;
  private readonly texts = inject(TranslocoService);
  protected readonly categories = computed(() =>
    ['utility', 'marketing'].map((value) => ({
      value,
      text: this.texts.translate<string>('templates.category.' + value, {}, this.texts.activeLang()),
    })),
  );
  protected readonly languages = [...new Set([this.first.language, ...TEMPLATE_LANGUAGES])].map((code) => ({
    value: code,
    text: languageName(code, this.pageLanguage()),
  }));

  constructor() {
    closeWhileUntouched(this.dialog, () => this.form() !== this.first);
  }

  protected set(change: Partial<TemplateForm>): void {
    this.form.update((before) => ({ ...before, ...change }));
  }

  /** Once it is typed, so that nothing jumps under the fingers. */
  protected tidyName(): void {
    this.set({ name: asName(this.form().name) });
  }

  protected setCategory(value: string): void {
    this.set({ category: value === 'marketing' ? 'marketing' : 'utility' });
  }

  protected sample(name: string, value: string): void {
    this.set({ samples: { ...this.form().samples, [name]: value } });
  }

  protected button(index: number, title: string): void {
    this.set({ buttons: this.form().buttons.map((before, at) => (at === index ? title : before)) });
  }

  protected isWrong(fault: FormFault): boolean {
    return this.tried() && this.faults().includes(fault);
  }

  protected async save(isSubmitted: boolean): Promise<void> {
    this.tidyName();
    this.tried.set(true);
    if (this.faults().length > 0 || this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    const draft = toDraft(this.form());
    try {
      await this.data.save(draft, isSubmitted);
      this.dialog.close(draft.name);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'templates.failure.'));
    } finally {
      this.busy.set(false);
    }
  }
}

const EMPTY_BUTTONS = ['', '', ''];

const firstForm = (like: MessageTemplate | undefined, pageLanguage: string): TemplateForm => ({
  name: '',
  language: like?.language ?? pageLanguage,
  category: like?.category === 'marketing' ? 'marketing' : 'utility',
  body: like?.body ?? '',
  samples: Object.fromEntries((like?.variables ?? []).map(({ name, sample }) => [name, sample])),
  buttons: EMPTY_BUTTONS.map((empty, index) => like?.buttons[index]?.title ?? empty),
});
