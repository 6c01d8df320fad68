import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Campaign, CampaignDryRun } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { LanguageChoice } from '../../../shared/i18n/language';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { Skeleton } from '../../../shared/ui/skeleton';
import { CostLine } from '../ui/cost-line';

export interface StartDialogData {
  campaign: Campaign;
  dryRun: () => Promise<CampaignDryRun>;
  /** @param startsAt ISO 8601; at once where absent */
  start: (startsAt: string | undefined) => Promise<void>;
}

/** What a campaign would do, and then its start; closes with true where it was started. */
@Component({
  selector: 'app-start-dialog',
  imports: [
    CostLine,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Notice,
    Skeleton,
    TranslocoDirective,
  ],
  templateUrl: './start-dialog.html',
  styleUrl: './dialogs.scss',
})
export class StartDialog {
  protected readonly data = inject<StartDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<StartDialog, boolean>>(MatDialogRef);
  private readonly language = inject(LanguageChoice).current;
  private readonly words = inject(FailureWords);

  protected readonly tried = signal<CampaignDryRun | undefined>(undefined);
  /** As the field has it: `2026-12-01T10:00`; empty: now. */
  protected readonly at = signal('');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);

  constructor() {
    void this.attempt(async () => this.tried.set(await this.data.dryRun()));
  }

  protected start(): Promise<void> {
    return this.attempt(async () => {
      const at = this.at();
      await this.data.start(at === '' ? undefined : new Date(at).toISOString());
      this.dialog.close(true);
    });
  }

  protected number(count: number): string {
    return new Intl.NumberFormat(this.language()).format(count);
  }

  protected country(code: string): string {
    if (code === '') return '–';
    return new Intl.DisplayNames(this.language(), { type: 'region' }).of(code) ?? code;
  }

  private async attempt(deed: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      await deed();
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'campaigns.failure.'));
    } finally {
      this.busy.set(false);
    }
  }
}
