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
import type { ResetLink } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Notice } from '../../../shared/ui/notice';
import { SecretOnce } from '../../../shared/ui/secret-once';
import { When } from '../../../shared/ui/when';

export interface ResetLinkDialogData {
  name: string;
  /** Makes the link, which ends the former one. Rejects with `ApiError`. */
  make: () => Promise<ResetLink>;
}

/**
 * Makes the link with which somebody sets a new password, and tells it this once. It cannot be closed before the answer is
 * there: asked for again meanwhile, one link would end the other, and the one that is shown might be dead.
 */
@Component({
  selector: 'app-reset-link-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    Notice,
    SecretOnce,
    TranslocoDirective,
    When,
  ],
  template: `
    <ng-container *transloco="let t">
      <h2 matDialogTitle>{{ t('people.reset.title', { name: data.name }) }}</h2>
      <mat-dialog-content>
        <div role="status" [attr.aria-busy]="busy()">
          @if (made(); as made) {
            <p class="body">{{ t('people.reset.body', { name: data.name }) }}</p>
            <app-secret-once [text]="made.link" [what]="t('people.reset.link')" />
            <p class="body">{{ t('people.expires') }} <app-when [at]="made.expiresAt" /></p>
          } @else if (busy()) {
            <p class="body">{{ t('people.sending') }}</p>
          }
        </div>
        @if (failure(); as failure) {
          <app-notice role="alert" tone="error" [heading]="failure" />
        }
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="filled" type="button" matDialogClose [disabled]="busy()">
          {{ t('people.done') }}
        </button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    .body {
      margin-bottom: 16px;
    }
    .body:last-child {
      margin: 12px 0 0;
    }
  `,
})
export class ResetLinkDialog {
  protected readonly data = inject<ResetLinkDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ResetLinkDialog>>(MatDialogRef);
  private readonly words = inject(FailureWords);

  protected readonly busy = signal(true);
  protected readonly made = signal<ResetLink | undefined>(undefined);
  protected readonly failure = signal<string | undefined>(undefined);

  constructor() {
    void this.make();
  }

  private async make(): Promise<void> {
    this.dialog.disableClose = true;
    try {
      this.made.set(await this.data.make());
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'people.failure.'));
    } finally {
      this.busy.set(false);
      this.dialog.disableClose = false;
    }
  }
}
