import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { form, submit } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import type { NewProgramToken, ProgramToken, ProgramTokenMade } from '@centralita/shared-types';
import { ROLES, includesRole, type Role } from '@centralita/shared-types/rules';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Notice } from '../../../shared/ui/notice';
import { SecretOnce } from '../../../shared/ui/secret-once';
import { SelectBox } from '../../../shared/ui/select-box';
import { Skeleton } from '../../../shared/ui/skeleton';
import { When } from '../../../shared/ui/when';
import { FormRequest } from '../data/form-request';
import { MeClient } from '../data/me-client';
import { focusFirstFault } from '../data/models/focus-first-fault';
import { WRONG_PASSWORD, nameRule, needed } from '../data/models/person-rules';
import { PasswordField } from '../ui/password-field';
import { TextField } from '../ui/text-field';

const EMPTY: NewProgramToken = { name: '', role: 'viewer', password: '' };

/** Bearer tokens for programs: made here with the password, shown once, ended here. */
@Component({
  selector: 'app-profile-tokens',
  imports: [
    EmptyState,
    FailureNotice,
    MatButton,
    Notice,
    PasswordField,
    SecretOnce,
    SelectBox,
    Skeleton,
    TextField,
    TranslocoDirective,
    When,
  ],
  templateUrl: './profile-tokens.html',
  styleUrls: ['../../../shared/ui/page.scss', './profile-parts.scss'],
})
export class ProfileTokens {
  /** The person's own: no token may do more. */
  readonly role = input.required<Role>();

  private readonly client = inject(MeClient);
  private readonly dialogs = inject(Dialogs);
  private readonly transloco = inject(TranslocoService);
  protected readonly tokens = resource({ loader: () => this.client.tokens() });
  protected readonly roles = computed(() =>
    ROLES.filter((role) => includesRole(this.role(), role)).map((role) => ({
      value: role,
      text: this.transloco.translate<string>(
        'identity.role.' + role + '.name',
        {},
        this.transloco.activeLang(),
      ),
    })),
  );
  protected readonly open = signal(false);
  protected readonly made = signal<ProgramTokenMade | undefined>(undefined);
  protected readonly request = new FormRequest();
  private readonly endFailure = signal<ApiError | undefined>(undefined);
  protected readonly failure = computed(() => {
    const error = this.tokens.error() ?? this.endFailure();
    return error instanceof ApiError ? error : undefined;
  });
  protected readonly draft = signal(EMPTY);
  protected readonly fields = form(this.draft, (path) => {
    nameRule(path.name);
    needed(path.password);
  });

  protected chooseRole(chosen: string): void {
    const role = ROLES.find((one) => one === chosen);
    if (role) this.draft.update((before) => ({ ...before, role }));
  }

  protected start(): void {
    this.fields().reset(EMPTY);
    this.request.forget();
    this.made.set(undefined);
    this.open.set(true);
  }

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const { name, password } = this.fields;
    await submit(this.fields, {
      action: () => this.request.run(() => this.make(), { name, password }, WRONG_PASSWORD('password')),
      onInvalid: () => focusFirstFault(name, password),
    });
  }

  protected async end(token: ProgramToken): Promise<void> {
    const sure = await this.dialogs.confirm({
      heading: this.transloco.translate('identity.tokens.sure.title', { name: token.name }),
      body: this.transloco.translate('identity.tokens.sure.body'),
      yes: this.transloco.translate('identity.tokens.end'),
    });
    if (!sure) return;
    this.endFailure.set(undefined);
    try {
      await this.client.endToken(token.id);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (error.status !== 404) this.endFailure.set(error);
    }
    if (this.made()?.item.id === token.id) this.made.set(undefined);
    this.tokens.reload();
  }

  /** A new password has ended them all, the one that is shown too. */
  allEnded(): void {
    this.made.set(undefined);
    this.reload();
  }

  protected reload(): void {
    this.endFailure.set(undefined);
    this.tokens.reload();
  }

  private async make(): Promise<void> {
    const { name, role, password } = this.draft();
    this.made.set(await this.client.makeToken({ name: name.trim(), role, password }));
    this.fields().reset(EMPTY);
    this.open.set(false);
    this.tokens.reload();
  }
}
