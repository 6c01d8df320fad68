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
import type { ImportResult } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { LanguageChoice } from '../../../shared/i18n/language';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';

export interface ImportDialogData {
  run: (list: Blob, how: { dryRun: boolean; confirm: boolean }) => Promise<ImportResult>;
}

/** So many lines are shown before they are brought in. */
const SHOWN_MAX = 50;

/** Brings in a list: chosen, looked at, then brought in; closes with what came of it. */
@Component({
  selector: 'app-import-dialog',
  imports: [
    MatButton,
    MatCheckbox,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Notice,
    TranslocoDirective,
  ],
  templateUrl: './import-dialog.html',
  styleUrl: './import-dialog.scss',
})
export class ImportDialog {
  private readonly data = inject<ImportDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ImportDialog, ImportResult>>(MatDialogRef);
  private readonly language = inject(LanguageChoice).current;
  private readonly words = inject(FailureWords);

  private readonly list = signal<File | undefined>(undefined);
  protected readonly fileName = computed(() => this.list()?.name);
  protected readonly preview = signal<ImportResult | undefined>(undefined);
  protected readonly confirms = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly lines = computed(() => this.preview()?.lines.slice(0, SHOWN_MAX) ?? []);
  protected readonly faults = computed(() => this.preview()?.faults.slice(0, SHOWN_MAX) ?? []);
  protected readonly more = computed(() => (this.preview()?.lines.length ?? 0) - this.lines().length);

  protected async choose(picker: HTMLInputElement): Promise<void> {
    const file = picker.files?.[0];
    picker.value = '';
    if (!file) return;
    this.list.set(file);
    this.preview.set(undefined);
    this.preview.set(await this.run(file, true));
  }

  protected async bringIn(): Promise<void> {
    const list = this.list();
    const result = list && (await this.run(list, false));
    if (result) this.dialog.close(result);
  }

  protected when(at: number): string {
    return new Intl.DateTimeFormat(this.language(), { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  }

  private async run(list: File, dryRun: boolean): Promise<ImportResult | undefined> {
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      return await this.data.run(list, { dryRun, confirm: this.confirms() });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'appointments.failure.'));
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
