import { Component, DOCUMENT, computed, inject, signal } from '@angular/core';
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
import type { ImportFault } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../data-api/api-error';
import { FailureWords } from './failure-words';
import { Icon } from './icon';
import { Notice } from './notice';
import { saveFile } from './save-file';

/** What was found in a list, or came of it. */
export interface ImportedList<Line> {
  lines: Line[];
  faults: ImportFault[];
  /** The lines that are wrong, to be put right and brought in again; absent where the server makes no file of them. */
  faultsCsv?: string;
}

export interface ImportDialogData<Line, Result extends ImportedList<Line>> {
  run: (list: File, how: { dryRun: boolean; confirm: boolean }) => Promise<Result>;
  /** What can be chosen besides CSV, as in the attribute `accept`. */
  accept?: string;
  /** A line that comes in, in words. */
  describe: (line: Line) => string;
  /** Keys of words; those for faults and failures are beginnings. */
  words: {
    title: string;
    how: string;
    example?: string;
    confirm?: string;
    fault: string;
    failure: string;
    /** Of columns, where people call them otherwise than the server. */
    columns?: Readonly<Record<string, string>>;
  };
}

/** What is told of columns. */
const UNUSED: ReadonlySet<ImportFault['code']> = new Set(['unknown-column', 'same-column']);
/** So many lines are shown before they are brought in. */
const SHOWN_MAX = 50;

/** Brings in a list: chosen, looked at, then brought in; closes with what came of it. */
@Component({
  selector: 'app-import-dialog',
  imports: [
    Icon,
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
export class ImportDialog<Line extends { line: number }, Result extends ImportedList<Line>> {
  protected readonly data = inject<ImportDialogData<Line, Result>>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<unknown, Result>>(MatDialogRef);
  private readonly document = inject(DOCUMENT);
  private readonly words = inject(FailureWords);

  protected readonly accept = [
    '.csv',
    '.txt',
    'text/csv',
    ...(this.data.accept ? [this.data.accept] : []),
  ].join();
  private readonly list = signal<File | undefined>(undefined);
  protected readonly fileName = computed(() => this.list()?.name);
  protected readonly preview = signal<Result | undefined>(undefined);
  protected readonly confirms = signal(false);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly lines = computed(() => this.preview()?.lines.slice(0, SHOWN_MAX) ?? []);
  protected readonly faults = computed(() => this.preview()?.faults.slice(0, SHOWN_MAX) ?? []);
  /** A column that is not used leaves its lines right; one that something is left out of comes in with the rest. */
  protected readonly wrongLines = computed(() => {
    const right = new Set(this.preview()?.lines.map(({ line }) => line));
    const faults = this.preview()?.faults.filter(({ code, line }) => !UNUSED.has(code) && !right.has(line));
    return new Set(faults?.map(({ line }) => line)).size;
  });
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
    saveFile(this.document, new Blob(['\uFEFF', csv], { type: 'text/csv' }), 'to-correct.csv');
  }

  private async run(list: File, dryRun: boolean): Promise<Result | undefined> {
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      return await this.data.run(list, { dryRun, confirm: this.confirms() });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, this.data.words.failure));
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
