import { Component, input, output, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FormRequest } from '../data/form-request';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { WRONG_PASSWORD, needed } from '../data/models/person-rules';
import { PasswordField } from '../ui/password-field';

/** Asks for the password once more, before something that a stranger at an open page must not do. */
@Component({
  selector: 'app-password-proof',
  imports: [FailureNotice, MatButton, PasswordField, TranslocoDirective],
  template: `
    <form novalidate *transloco="let t" (submit)="send($event)">
      <p class="quiet">{{ reason() }}</p>
      <app-password-field
        inputId="proof-password"
        [field]="fields.password"
        [label]="t('identity.field.password')"
      />
      @if (request.error(); as error) {
        <app-failure-notice [error]="error" [canRetry]="false" />
      }
      <div class="buttons">
        <button matButton="filled" type="submit" [disabled]="fields().submitting()">
          {{ fields().submitting() ? t('identity.sending') : yes() }}
        </button>
        <button matButton="text" type="button" (click)="left.emit()">{{ t('identity.cancel') }}</button>
      </div>
    </form>
  `,
  styleUrls: ['../../../shared/ui/page.scss', './profile-parts.scss'],
})
export class PasswordProof {
  readonly reason = input.required<string>();
  /** Words of the button. */
  readonly yes = input.required<string>();
  /** What is done with the password. */
  readonly deed = input.required<(password: string) => Promise<unknown>>();
  readonly left = output();

  protected readonly request = new FormRequest();
  protected readonly draft = signal({ password: '' });
  protected readonly fields = form(this.draft, (path) => needed(path.password));

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const { password } = this.fields;
    await submit(this.fields, {
      action: () =>
        this.request.run(() => this.deed()(this.draft().password), { password }, WRONG_PASSWORD('password')),
      onInvalid: () => focusFirstFault(password),
    });
  }
}
