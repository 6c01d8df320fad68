import { Component, DOCUMENT, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { ContactImportResult } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { saveFile } from '../../../shared/ui/save-file';
import { ContactBookClient } from '../data/contact-book-client';

/** So many lines are shown before they are brought in. */
const SHOWN_MAX = 50;

/** Brings in a list of contacts: chosen, looked at, then brought in; closes with what came of it. */
@Component({
  selector: 'app-contact-import-dialog',
  imports: [
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Notice,
    TranslocoDirective,
  ],
  templateUrl: './contact-import-dialog.html',
  styleUrl: './contact-import-dialog.scss',
})
export class ContactImportDialog {
  private readonly client = inject(ContactBookClient);
  private readonly dialog = inject<MatDialogRef<ContactImportDialog, ContactImportResult>>(MatDialogRef);
  private readonly words = inject(FailureWords);
  private readonly document = inject(DOCUMENT);

  private readonly list = signal<File | undefined>(undefined);
  protected readonly fileName = computed(() => this.list()?.name);
  protected readonly preview = signal<ContactImportResult | undefined>(undefined);
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

  /** The lines that are wrong, to be put right and brought in again. */
  protected saveFaults(csv: string): void {
    // Spreadsheets take a file without the mark for the older Windows letters.
    saveFile(this.document, new Blob(['\uFEFF', csv], { type: 'text/csv' }), 'contacts-to-correct.csv');
  }

  private async run(list: File, isDry: boolean): Promise<ContactImportResult | undefined> {
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      return await this.client.bring(list, isDry);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'contacts.failure.'));
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
