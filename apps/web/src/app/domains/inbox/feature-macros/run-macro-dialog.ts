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
import type { MacroPreview, MacroRuns } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { KnownWords } from '../../../shared/i18n/known-words';
import type { RunMacroData } from '../api/macro-dialogs';
import { MacrosClient } from '../data/macros-client';
import { macroWords } from '../data/models/macro-words';

/** Says what a macro will do, runs it, and says where it could not be done; closes with in how many it was. */
@Component({
  selector: 'app-run-macro-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoDirective,
  ],
  templateUrl: './run-macro-dialog.html',
  styleUrl: './run-macro-dialog.scss',
})
export class RunMacroDialog {
  protected readonly data = inject<RunMacroData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<RunMacroDialog, number>>(MatDialogRef);
  private readonly client = inject(MacrosClient);
  private readonly failures = inject(FailureWords);
  private readonly known = inject(KnownWords);

  protected readonly steps = macroWords(this.data.macro);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  /** What is sent in the one conversation; undefined while it is asked for. In several it stays as it was written. */
  protected readonly preview = signal<MacroPreview | undefined>(
    this.data.targets.length > 1 || this.data.macro.text === null
      ? { text: this.data.macro.text, missing: [] }
      : undefined,
  );
  protected readonly runs = signal<MacroRuns | undefined>(undefined);
  /** Where it could not be done: what the contact is called, and why. */
  protected readonly refused = computed(() => {
    const names = new Map(this.data.targets.map(({ id, name }) => [id, name]));
    return (this.runs()?.refused ?? []).map(({ conversationId, code, detail }) => ({
      id: conversationId,
      name: names.get(conversationId) ?? '',
      why: this.reason(code, detail),
    }));
  });
  /** The same time of all, also where an answer got lost and it is asked for again. */
  private readonly clientId = crypto.randomUUID();

  constructor() {
    if (this.preview() === undefined) void this.look();
  }

  protected run(): void {
    const { macro, targets } = this.data;
    void this.attempt(async () => {
      const [first, ...others] = targets;
      if (!first) return;
      if (others.length === 0) {
        await this.client.run(first.id, macro.id, this.clientId);
        this.dialog.close(1);
        return;
      }
      const ids = targets.map(({ id }) => id);
      const runs = await this.client.runInSeveral(ids, macro.id, this.clientId);
      if (runs.refused.length === 0) this.dialog.close(runs.done.length);
      else this.runs.set(runs);
    });
  }

  protected leave(): void {
    this.dialog.close(this.runs()?.done.length);
  }

  private look(): Promise<void> {
    const [target] = this.data.targets;
    return this.attempt(async () => {
      this.preview.set(await this.client.preview(target?.id ?? '', this.data.macro.id));
    });
  }

  /** The detail begins with why nothing can be written. */
  private reason(code: string, detail: string): string {
    const why = code === 'messages/cannot-write' ? /^[a-z-]+/.exec(detail)?.[0] : undefined;
    const keys = [
      ...(why === undefined ? [] : [`inbox.macro.cannotWrite.${why}`]),
      `inbox.failure.${code.replace('/', '-')}`,
    ];
    return this.known.find(keys) ?? detail;
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      const { code = '', detail = '' } = error.problem ?? {};
      this.failure.set(
        code === 'messages/cannot-write'
          ? this.reason(code, detail)
          : this.failures.of(error, 'inbox.failure.'),
      );
    } finally {
      this.busy.set(false);
    }
  }
}
