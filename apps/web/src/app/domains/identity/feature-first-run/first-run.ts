import { Component, computed, inject, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { PageStart } from '../../../shared/ui/page-start';
import { Skeleton } from '../../../shared/ui/skeleton';
import { ServerConfig } from '../../settings/api';
import { EntryClient } from '../data/entry-client';
import { FormRequest } from '../data/form-request';
import { LinkCodes } from '../data/link-codes';
import { isRefusalOfTheLink, lookAtLink } from '../data/link-look';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { emailRule, nameRule, newPasswordRule } from '../data/models/person-rules';
import { SessionStore } from '../data/session-store';
import { EntryForm } from '../ui/entry-form';
import { EntryPage } from '../ui/entry-page';
import { LinkProblem } from '../ui/link-problem';
import { PasswordField } from '../ui/password-field';
import { TextField } from '../ui/text-field';
import { DemoPeople, type DemoPerson } from './demo-people';
import { FirstSteps } from './first-steps';

/** `/setup#<code>`: the first person of a server, by the one-time link that its terminal showed. */
@Component({
  selector: 'app-first-run',
  imports: [
    DemoPeople,
    EntryForm,
    EntryPage,
    FailureNotice,
    FirstSteps,
    LinkProblem,
    MatButton,
    PasswordField,
    RouterLink,
    Skeleton,
    TextField,
    TranslocoDirective,
  ],
  templateUrl: './first-run.html',
  styleUrl: './first-run.scss',
})
export class FirstRun {
  private readonly client = inject(EntryClient);
  private readonly codes = inject(LinkCodes);
  private readonly session = inject(SessionStore);
  private readonly server = inject(ServerConfig);
  private readonly start = inject(PageStart);

  protected readonly link = lookAtLink('setup', (code) => this.client.lookAtSetup(code));
  protected readonly request = new FormRequest();
  protected readonly done = signal(false);
  protected readonly demoPeople = signal<DemoPerson[]>([]);
  protected readonly state = computed(() => {
    if (this.done()) return 'done';
    return isRefusalOfTheLink(this.request.error()) ? 'gone' : this.link.state();
  });
  /** Somebody has been here before. */
  protected readonly isSetUp = computed(() => this.server.config()?.setup === 'done');
  protected readonly demoOffered = computed(
    () => this.link.state() === 'good' && this.link.found.value()?.demo === true,
  );
  protected readonly withDemo = signal(true);
  protected readonly draft = signal({ name: '', email: '', password: '', organisationName: '' });
  protected readonly fields = form(this.draft, (path) => {
    nameRule(path.name);
    emailRule(path.email);
    newPasswordRule(path.password);
    nameRule(path.organisationName);
  });
  protected readonly own = computed(() => {
    const { name, email, organisationName } = this.draft();
    return [name, email, organisationName];
  });

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    await submit(this.fields, {
      action: () => this.setUp(),
      onInvalid: () => focusFirstFault(...Object.values(this.namedFields())),
    });
  }

  private setUp() {
    const { name, email, password, organisationName } = this.draft();
    const owner = {
      code: this.link.code() ?? '',
      name: name.trim(),
      email: email.trim().toLowerCase(),
      password,
      organisationName: organisationName.trim(),
      ...(this.demoOffered() && { demo: this.withDemo() }),
    };
    return this.request.run(async () => {
      const { demo, ...session } = await this.client.setUp(owner);
      this.demoPeople.set(demo?.people ?? []);
      this.session.adopt(session);
      this.done.set(true);
      this.start.show();
      this.codes.forget('setup');
      void this.server.refresh();
    }, this.namedFields());
  }

  private namedFields() {
    const { name, email, password, organisationName } = this.fields;
    return { name, email, password, organisationName };
  }
}
