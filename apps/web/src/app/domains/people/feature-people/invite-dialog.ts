import { Component, computed, inject, signal } from '@angular/core';
import { FormField, form, submit, validate } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { EMAIL, type Role } from '@centralita/shared-types/rules';
import { TranslocoDirective } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { DialogForm } from '../../../shared/ui/dialog-form';
import { FailureWords } from '../../../shared/ui/failure-words';
import { SecretOnce } from '../../../shared/ui/secret-once';
import { RoleChoice } from '../ui/role-choice';

export interface InviteDialogData {
  /** Roles that the inviting person may give. */
  roles: readonly Role[];
  organisationName: string;
  /** Sends the invitation and answers its link. */
  invite: (email: string, role: Role) => Promise<string>;
}

/** Asks whom to invite and as what, then shows the link that the person needs. */
@Component({
  selector: 'app-invite-dialog',
  imports: [
    DialogForm,
    FormField,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    MatError,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    RoleChoice,
    SecretOnce,
    TranslocoDirective,
  ],
  templateUrl: './invite-dialog.html',
  styles: `
    .fields {
      display: grid;
      gap: 20px;
      padding-top: 8px;
    }
  `,
})
export class InviteDialog {
  protected readonly data = inject<InviteDialogData>(MAT_DIALOG_DATA);
  private readonly words = inject(FailureWords);

  protected readonly draft = signal({ email: '' });
  protected readonly fields = form(this.draft, ({ email }) => {
    validate(email, ({ value }) => (EMAIL.test(value().trim()) ? undefined : { kind: 'shape' }));
  });
  protected readonly role = signal<Role>(this.data.roles.includes('agent') ? 'agent' : 'viewer');
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly link = signal<string | undefined>(undefined);
  protected readonly email = computed(() => this.draft().email.trim().toLowerCase());

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const right = await submit(this.fields, {
      action: () => Promise.resolve(undefined),
      onInvalid: () => this.fields.email().focusBoundControl(),
    });
    if (!right || this.busy()) return;
    this.busy.set(true);
    this.failure.set(undefined);
    try {
      this.link.set(await this.data.invite(this.email(), this.role()));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.failure.set(this.words.of(error, 'people.failure.'));
    } finally {
      this.busy.set(false);
    }
  }
}
