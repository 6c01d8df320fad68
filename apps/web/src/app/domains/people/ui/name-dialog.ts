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
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { NAME_LENGTH_MAX } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';

export interface NameDialogData {
  heading: string;
  label: string;
  /** The deed, as the button says it. */
  yes: string;
  name: string;
}

/** Asks for a name; closes with it. */
@Component({
  selector: 'app-name-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatFormField,
    MatInput,
    MatLabel,
    TranslocoDirective,
  ],
  template: `
    <form *transloco="let t" novalidate autocomplete="off" (submit)="send($event)">
      <h2 matDialogTitle>{{ data.heading }}</h2>
      <mat-dialog-content>
        <div class="fields">
          <mat-form-field appearance="outline" subscriptSizing="dynamic">
            <mat-label>{{ data.label }}</mat-label>
            <input
              #box
              matInput
              [attr.maxlength]="lengthMax"
              [value]="name()"
              aria-required="true"
              (input)="name.set(box.value)"
            />
          </mat-form-field>
        </div>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose>{{ t('ui.cancel') }}</button>
        <button matButton="filled" type="submit" [disabled]="name().trim() === ''">{{ data.yes }}</button>
      </mat-dialog-actions>
    </form>
  `,
  styles: `
    .fields {
      display: grid;
      padding-top: 8px;
    }
  `,
})
export class NameDialog {
  protected readonly data = inject<NameDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<NameDialog, string>>(MatDialogRef);
  protected readonly lengthMax = NAME_LENGTH_MAX;
  protected readonly name = signal(this.data.name);

  protected send(event: Event): void {
    event.preventDefault();
    const name = this.name().trim();
    if (name) this.dialog.close(name);
  }
}
