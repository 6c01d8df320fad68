import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatCheckbox } from '@angular/material/checkbox';
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
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import type { Campaign, CampaignDraft, CampaignListResult, MessageTemplate } from '@centralita/shared-types';
import { CAMPAIGN_NAME_MAX, CAMPAIGN_TEXT_MAX } from '@centralita/shared-types/campaign-text';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { SelectBox } from '../../../shared/ui/select-box';
import {
  draftOf,
  faultsOf,
  formOf,
  type CampaignForm,
  type CampaignFormFault,
} from '../data/models/campaign-form';

export interface CampaignDialogData {
  /** A draft that is changed. */
  before?: Campaign;
  templates: () => Promise<MessageTemplate[]>;
  save: (draft: CampaignDraft, list: Blob | undefined) => Promise<CampaignListResult | undefined>;
}

/** Writes a campaign; closes with a sentence on what was saved. */
@Component({
  selector: 'app-campaign-dialog',
  imports: [
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    MatRadioButton,
    MatRadioGroup,
    Notice,
    SelectBox,
    TranslocoDirective,
  ],
  templateUrl: './campaign-dialog.html',
  styleUrl: './dialogs.scss',
})
export class CampaignDialog {
  protected readonly data = inject<CampaignDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<CampaignDialog, string>>(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  protected readonly form = signal(formOf(this.data.before));
  protected readonly templates = signal<MessageTemplate[]>([]);
  protected readonly template = computed(() => {
    const { channel, template } = this.form();
    return channel === 'whatsapp' ? this.templates().find(({ id }) => id === template) : undefined;
  });
  protected readonly channelChoices = computed(() =>
    (['whatsapp', 'sms'] as const).map((value) => ({ value, text: this.word('channel.' + value) })),
  );
  protected readonly templateChoices = computed(() => [
    { value: '', text: this.word('form.noTemplate') },
    ...this.templates().map(({ id, name, language }) => ({ value: id, text: `${name} (${language})` })),
  ]);
  protected readonly file = signal<File | undefined>(undefined);
  /** Recipients of a list that it has already. */
  private readonly hasList =
    this.data.before !== undefined && !this.data.before.contacts && this.data.before.report.recipients > 0;
  private readonly faults = computed(() =>
    faultsOf(this.form(), this.template(), this.hasList || this.file() !== undefined),
  );
  private readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly nameMax = CAMPAIGN_NAME_MAX;
  protected readonly textMax = CAMPAIGN_TEXT_MAX;

  constructor() {
    void this.loadTemplates();
  }

  protected set(change: Partial<CampaignForm>): void {
    this.form.update((before) => ({ ...before, ...change }));
    this.dialog.disableClose = true;
  }

  protected value(name: string, value: string): void {
    this.set({ values: { ...this.form().values, [name]: value } });
  }

  protected choose(picker: HTMLInputElement): void {
    this.file.set(picker.files?.[0]);
    picker.value = '';
  }

  protected isWrong(fault: CampaignFormFault): boolean {
    return this.tried() && this.faults().includes(fault);
  }

  protected async save(): Promise<void> {
    this.tried.set(true);
    if (this.faults().length > 0 || this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    const form = this.form();
    const typed = form.list.trim() === '' ? undefined : new Blob([form.list]);
    const list = form.recipients === 'list' ? (this.file() ?? typed) : undefined;
    try {
      const result = await this.data.save(draftOf(form, this.template()), list);
      this.dialog.close(this.saved(result));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'campaigns.failure.'));
    } finally {
      this.busy.set(false);
    }
  }

  private word(key: string): string {
    return this.transloco.translate('campaigns.' + key, {}, this.transloco.activeLang());
  }

  private saved(result: CampaignListResult | undefined): string {
    const { name } = this.form();
    if (!result) return this.transloco.translate('campaigns.saved', { name });
    const { recipients, duplicates, faultCount: faults } = result;
    return this.transloco.translate('campaigns.savedList', { name, recipients, duplicates, faults });
  }

  private async loadTemplates(): Promise<void> {
    try {
      this.templates.set(await this.data.templates());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'campaigns.failure.'));
    }
  }
}
