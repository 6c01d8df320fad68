import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoDirective } from '@jsverse/transloco';
import { SecretOnce } from '../../../shared/ui/secret-once';
import { When } from '../../../shared/ui/when';

export interface ResetLinkDialogData {
  name: string;
  link: string;
  expiresAt: number;
}

/** The link with which somebody sets a new password, told this once. */
@Component({
  selector: 'app-reset-link-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    SecretOnce,
    TranslocoDirective,
    When,
  ],
  template: `
    <ng-container *transloco="let t">
      <h2 matDialogTitle>{{ t('people.reset.title', { name: data.name }) }}</h2>
      <mat-dialog-content>
        <p class="body">{{ t('people.reset.body', { name: data.name }) }}</p>
        <app-secret-once [text]="data.link" [what]="t('people.reset.link')" />
        <p class="body">{{ t('people.expires') }} <app-when [at]="data.expiresAt" /></p>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton="filled" type="button" matDialogClose>{{ t('people.done') }}</button>
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
}
