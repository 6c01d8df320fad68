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
import { When } from '../../../shared/ui/when';

export interface PictureDialogData {
  address: string;
  name: string | null;
  at: number;
}

/** A picture as large as the screen lets it be. */
@Component({
  selector: 'app-picture-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    TranslocoDirective,
    When,
  ],
  template: `
    <ng-container *transloco="let t">
      <h2 matDialogTitle dir="auto">{{ data.name ?? t('inbox.attachment.picture') }}</h2>
      <mat-dialog-content>
        <img [src]="data.address" [alt]="data.name ?? t('inbox.attachment.picture')" />
        <p><app-when [at]="data.at" /></p>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <a matButton [href]="data.address" [attr.download]="data.name ?? ''">{{
          t('inbox.attachment.download')
        }}</a>
        <button matButton="filled" type="button" matDialogClose>{{ t('ui.close') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
  styles: `
    img {
      display: block;
      max-width: 100%;
      max-height: 64dvh;
      margin: 0 auto;
      border-radius: var(--radius-s);
    }
    p {
      margin-top: 8px;
      font: var(--mat-sys-body-small);
    }
  `,
})
export class PictureDialog {
  protected readonly data = inject<PictureDialogData>(MAT_DIALOG_DATA);
}
