import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { Role } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { RoleChoice } from '../ui/role-choice';

export interface RoleDialogData {
  name: string;
  role: Role;
  roles: readonly Role[];
}

/** Asks for another role; closes with it. */
@Component({
  selector: 'app-role-dialog',
  imports: [
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    RoleChoice,
    TranslocoDirective,
  ],
  template: `
    <ng-container *transloco="let t">
      <h2 matDialogTitle>{{ t('people.role.change', { name: data.name }) }}</h2>
      <mat-dialog-content>
        <app-role-choice [roles]="data.roles" [(chosen)]="role" />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" matDialogClose>{{ t('ui.cancel') }}</button>
        <button matButton="filled" type="button" [matDialogClose]="role()">{{ t('people.save') }}</button>
      </mat-dialog-actions>
    </ng-container>
  `,
})
export class RoleDialog {
  protected readonly data = inject<RoleDialogData>(MAT_DIALOG_DATA);
  protected readonly role = signal(this.data.role);
}
