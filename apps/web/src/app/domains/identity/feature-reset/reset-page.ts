import { Component, computed, inject, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { EntryClient } from '../data/entry-client';
import { FormRequest } from '../data/form-request';
import { LinkCodes } from '../data/link-codes';
import { isRefusalOfTheLink } from '../data/link-look';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { newPasswordRule } from '../data/models/person-rules';
import { SessionStore } from '../data/session-store';
import { EntryForm } from '../ui/entry-form';
import { EntryPage } from '../ui/entry-page';
import { LinkProblem } from '../ui/link-problem';
import { PasswordField } from '../ui/password-field';

/** `/reset#<code>`: a new password by a one-time link. */
@Component({
  selector: 'app-reset-page',
  imports: [EntryForm, EntryPage, LinkProblem, MatButton, PasswordField, RouterLink, TranslocoDirective],
  template: `
    <app-entry-page
      *transloco="let t"
      [heading]="t('identity.reset.title')"
      [lead]="code() && !gone() ? t('identity.reset.lead') : undefined"
    >
      @if (gone() || !code()) {
        <app-link-problem page="reset" [kind]="gone() ? 'gone' : 'none'">
          <a matButton="filled" routerLink="/sign-in">{{ t('identity.toSignIn') }}</a>
        </app-link-problem>
      } @else {
        <app-entry-form
          [action]="t(fields().submitting() ? 'identity.sending' : 'identity.reset.send')"
          [disabled]="fields().submitting()"
          [error]="request.error()"
          (sent)="send($event)"
        >
          <app-password-field
            inputId="reset-password"
            [isNew]="true"
            [field]="fields.password"
            [label]="t('identity.field.newPassword')"
          />
        </app-entry-form>
      }
    </app-entry-page>
  `,
})
export class ResetPage {
  private readonly client = inject(EntryClient);
  private readonly codes = inject(LinkCodes);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected readonly code = () => this.codes.of('reset');
  protected readonly request = new FormRequest();
  protected readonly gone = computed(() => isRefusalOfTheLink(this.request.error()));
  protected readonly draft = signal({ password: '' });
  protected readonly fields = form(this.draft, (path) => newPasswordRule(path.password));

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, {
      action: () => this.reset(),
      onInvalid: () => focusFirstFault(this.fields.password),
    });
  }

  private reset() {
    const code = this.code() ?? '';
    return this.request.run(
      async () => {
        await this.client.resetPassword({ code, password: this.draft().password });
        this.codes.forget('reset');
        // If it was the password of whoever is here, their session is over.
        await this.session.refresh();
        await this.router.navigateByUrl('/sign-in?reset=done', { replaceUrl: true });
      },
      { password: this.fields.password },
    );
  }
}
