import { Component, computed, inject, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Skeleton } from '../../../shared/ui/skeleton';
import { EntryClient } from '../data/entry-client';
import { FormRequest } from '../data/form-request';
import { LinkCodes } from '../data/link-codes';
import { isRefusalOfTheLink, lookAtLink } from '../data/link-look';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { nameRule, newPasswordRule } from '../data/models/person-rules';
import { SessionStore } from '../data/session-store';
import { EntryForm } from '../ui/entry-form';
import { EntryPage } from '../ui/entry-page';
import { LinkProblem } from '../ui/link-problem';
import { PasswordField } from '../ui/password-field';
import { TextField } from '../ui/text-field';

/** `/invitation#<code>`: says who invites whom to what; a name and a password, and the person is in. */
@Component({
  selector: 'app-invitation-page',
  imports: [
    EntryForm,
    EntryPage,
    FailureNotice,
    LinkProblem,
    MatButton,
    PasswordField,
    RouterLink,
    Skeleton,
    TextField,
    TranslocoDirective,
  ],
  templateUrl: './invitation-page.html',
  styleUrl: './invitation-page.scss',
})
export class InvitationPage {
  private readonly client = inject(EntryClient);
  private readonly codes = inject(LinkCodes);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);

  protected readonly link = lookAtLink('invitation', (code) => this.client.lookAtInvitation(code));
  protected readonly request = new FormRequest();
  protected readonly state = computed(() =>
    isRefusalOfTheLink(this.request.error()) ? 'gone' : this.link.state(),
  );
  protected readonly invitation = computed(() =>
    this.state() === 'good' ? this.link.found.value() : undefined,
  );
  protected readonly own = computed(() => [this.draft().name, this.invitation()?.email ?? '']);
  /** Accepting signs whoever is here out. */
  protected readonly other = computed(() => this.session.person()?.email);
  protected readonly draft = signal({ name: '', password: '' });
  protected readonly fields = form(this.draft, (path) => {
    nameRule(path.name);
    newPasswordRule(path.password);
  });

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, {
      action: () => this.accept(),
      onInvalid: () => focusFirstFault(this.fields.name, this.fields.password),
    });
  }

  private accept() {
    const { name, password } = this.draft();
    const acceptance = { code: this.link.code() ?? '', name: name.trim(), password };
    return this.request.run(
      async () => {
        this.session.adopt(await this.client.accept(acceptance));
        await this.router.navigateByUrl('/', { replaceUrl: true });
        this.codes.forget('invitation');
      },
      { name: this.fields.name, password: this.fields.password },
    );
  }
}
