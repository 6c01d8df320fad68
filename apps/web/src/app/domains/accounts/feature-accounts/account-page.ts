import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { Provider } from '@centralita/shared-types';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { errorOf, valueOf } from '../../../shared/data-api/remote';
import { Dialogs } from '../../../shared/ui/dialogs';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Icon } from '../../../shared/ui/icon';
import { Notice } from '../../../shared/ui/notice';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { Toasts } from '../../../shared/ui/toasts';
import { ServerConfig } from '../../settings/api';
import { ConnectionReport } from '../../settings/api/credential-parts';
import type { AccountChange } from '../data/models/account-change';
import { AccountForm } from './account-form';
import { AccountStateChips } from '../ui/account-state-chips';
import { AccountWebhooks } from '../ui/account-webhooks';
import { AccountsStore } from './accounts-store';

/** One account, new or known: its values, whether it works, the addresses to paste at the provider, and its removal. */
@Component({
  selector: 'app-account-page',
  imports: [
    AccountForm,
    AccountStateChips,
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
  providers: [AccountsStore],
  templateUrl: './account-page.html',
  styleUrl: '../../../shared/ui/page.scss',
})
export class AccountPage {
  /** From the address: a known account, or the provider of a new one. */
  readonly id = input<string>();
  readonly provider = input<string>();

  protected readonly store = inject(AccountsStore);
  protected readonly server = inject(ServerConfig);
  private readonly deeds = { dialogs: inject(Dialogs), toasts: inject(Toasts), router: inject(Router) };
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);
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
    try {
      const saved = await this.store.save(this.account()?.id, change);
      this.form()?.reset(saved);
      this.deeds.toasts.show({ text: this.words('accounts.saved', { name: saved.name }), icon: 'check' });
      if (this.id() === undefined) await this.deeds.router.navigate(['/accounts', saved.id]);
      else void this.store.test(saved.id);
    } catch (error) {
      this.failure.set(this.wordsOf(error));
    } finally {
      this.saving.set(false);
    }
  }

  protected async remove(): Promise<void> {
    const account = this.account();
    if (!account) return;
    const wanted = await this.deeds.dialogs.confirm({
      heading: this.words('accounts.remove.title', { name: account.name }),
      body: this.words('accounts.remove.body'),
      yes: this.words('accounts.remove.yes'),
    });
    if (!wanted) return;
    try {
      await this.store.remove(account.id);
      this.deeds.toasts.show({ text: this.words('accounts.removed', { name: account.name }), icon: 'trash' });
      await this.deeds.router.navigate(['/accounts']);
    } catch (error) {
      this.deeds.toasts.show({ text: this.wordsOf(error), icon: 'error' });
    }
  }

  private wordsOf(error: unknown): string {
    if (!(error instanceof ApiError)) throw error;
    return this.failures.of(error, 'accounts.failure.');
  }

  private words(key: string, parameters: Record<string, string> = {}): string {
    return this.transloco.translate<string>(key, parameters);
  }
}

const PROVIDERS: readonly Provider[] = ['twilio', 'sendgrid', 'meta'];
