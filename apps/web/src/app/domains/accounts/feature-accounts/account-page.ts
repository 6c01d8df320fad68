import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { Provider } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { errorOf, valueOf } from '../../../shared/data-api/remote';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { ServerConfig } from '../../settings/api';
import { ConnectionReport } from '../../settings/api/credential-parts';
import type { AccountChange } from '../data/models/account-change';
import { AccountActions } from './account-actions';
import { AccountForm } from './account-form';
import { AccountStateChips } from '../ui/account-state-chips';
import { AccountTrouble } from '../ui/account-trouble';
import { AccountWebhooks } from '../ui/account-webhooks';
import { AccountsStore } from './accounts-store';

/** One account, new or known: its values, whether it works, the addresses to paste at the provider, and its removal. */
@Component({
  selector: 'app-account-page',
  imports: [
    AccountForm,
    AccountStateChips,
    AccountTrouble,
    AccountWebhooks,
    ConnectionReport,
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    Notice,
    PageHeader,
    RouterLink,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [AccountActions, AccountsStore],
  templateUrl: './account-page.html',
  styleUrl: '../../../shared/ui/page.scss',
})
export class AccountPage {
  /** From the address: a known account, or the provider of a new one. */
  readonly id = input<string>();
  readonly provider = input<string>();

  protected readonly store = inject(AccountsStore);
  protected readonly server = inject(ServerConfig);
  private readonly actions = inject(AccountActions);
  private readonly form = viewChild(AccountForm);

  protected readonly account = computed(() =>
    this.store.accounts.value()?.find(({ id }) => id === this.id()),
  );
  protected readonly providerOf = computed<Provider | undefined>(
    () => this.account()?.provider ?? PROVIDERS.find((one) => one === this.provider()),
  );
  protected readonly editable = computed(() => this.account()?.source !== 'environment');
  protected readonly saving = signal(false);
  protected readonly failure = signal<string | undefined>(undefined);
  protected readonly test = computed(() => this.store.testOf(this.id() ?? ''));
  protected readonly report = computed(() => valueOf(this.test()));
  protected readonly testError = computed(() => errorOf(this.test()));
  protected readonly testing = computed(() => this.test().status === 'running');
  protected readonly facts = computed(() => Object.entries(this.account()?.facts ?? {}));

  protected async save(change: AccountChange): Promise<void> {
    this.saving.set(true);
    this.failure.set(undefined);
    const saved = await this.actions.save(this.account()?.id, change);
    this.saving.set(false);
    if (typeof saved === 'string') this.failure.set(saved);
    else this.form()?.reset(saved);
  }

  protected async remove(): Promise<void> {
    const account = this.account();
    if (account) await this.actions.remove(account);
  }
}

const PROVIDERS: readonly Provider[] = ['twilio', 'sendgrid', 'meta'];
