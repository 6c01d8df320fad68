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
import type { Campaign, CampaignDraft, CampaignListResult } from '@centralita/shared-types';
import { CAMPAIGN_NAME_MAX, CAMPAIGN_TEXT_MAX } from '@centralita/shared-types/campaign-text';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { closeWhileUntouched } from '../../../shared/ui/close-while-untouched';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { SelectBox } from '../../../shared/ui/select-box';
import {
  draftOf,
  faultsOf,
  formOf,
  type CampaignForm,
  type CampaignFormFault,
  type CampaignMaterial,
} from '../data/models/campaign-form';
import { ConditionsField } from '../ui/conditions-field';
import type { SavedCampaign } from './campaigns-store';

export interface CampaignDialogData {
  /** A draft that is changed. */
  before?: Campaign;
  material: () => Promise<CampaignMaterial>;
  save: (draft: CampaignDraft, list: Blob | undefined) => Promise<SavedCampaign>;
}

export interface CampaignDialogAnswer {
  id: string;
  /** A sentence on what was saved. */
  said: string;
}

/** Writes a campaign; closes with which it is and a sentence on what was saved. */
@Component({
  selector: 'app-campaign-dialog',
  imports: [
    ConditionsField,
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
  private readonly dialog = inject<MatDialogRef<CampaignDialog, CampaignDialogAnswer>>(MatDialogRef);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  private readonly first = formOf(this.data.before);
  protected readonly form = signal(this.first);
  private readonly material = signal<CampaignMaterial | undefined>(undefined);
  private readonly templates = computed(() => this.material()?.templates ?? []);
  /** Undefined until they are known. */
  protected readonly fields = computed(() => this.material()?.fields);
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
    faultsOf(this.form(), {
      template: this.template(),
      fields: this.fields() ?? [],
      hasList: this.hasList || this.file() !== undefined,
    }),
  );
  protected readonly tried = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly nameMax = CAMPAIGN_NAME_MAX;
  protected readonly textMax = CAMPAIGN_TEXT_MAX;

  constructor() {
    closeWhileUntouched(this.dialog, () => this.form() !== this.first || this.file() !== undefined);
    void this.load();
  }

  protected set(change: Partial<CampaignForm>): void {
    this.form.update((before) => ({ ...before, ...change }));
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
      const draft = draftOf(form, this.template(), this.fields() ?? []);
      const { id, result } = await this.data.save(draft, list);
      this.dialog.close({ id, said: this.saved(result) });
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

  private async load(): Promise<void> {
    try {
      this.material.set(await this.data.material());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.failures.of(error, 'campaigns.failure.'));
    }
  }
}
