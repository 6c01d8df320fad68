import { Injectable, inject } from '@angular/core';
import { Router } from '@angular/router';
import type { AccountItem } from '@centralita/shared-types';
import { TranslocoService } from '@jsverse/transloco';
import { ApiError } from '../../../shared/data-api/api-error';
import { Dialogs } from '../../../shared/ui/dialogs';
import { FailureWords } from '../../../shared/ui/failure-words';
import { Toasts } from '../../../shared/ui/toasts';
import type { AccountChange } from '../data/models/account-change';
import { AccountsStore } from './accounts-store';

/** Saving and removing an account: asks where it must, says how it went, and goes where the account is then seen. */
@Injectable()
export class AccountActions {
  private readonly store = inject(AccountsStore);
  private readonly dialogs = inject(Dialogs);
  private readonly toasts = inject(Toasts);
  private readonly router = inject(Router);
  private readonly failures = inject(FailureWords);
  private readonly transloco = inject(TranslocoService);

  /** Adds where there is no id yet. Answers the account, or in words why it was not saved. */
  async save(id: string | undefined, change: AccountChange): Promise<AccountItem | string> {
    try {
      const saved = await this.store.save(id, change);
      this.toasts.show({ text: this.words('accounts.saved', { name: saved.name }), icon: 'check' });
      if (id === undefined) await this.router.navigate(['/accounts', saved.id]);
      else void this.store.test(saved.id);
      return saved;
    } catch (error) {
      return this.wordsOf(error);
    }
  }

  async remove({ id, name }: AccountItem): Promise<void> {
    const wanted = await this.dialogs.confirm({
      heading: this.words('accounts.remove.title', { name }),
      body: this.words('accounts.remove.body'),
      yes: this.words('accounts.remove.yes'),
    });
    if (!wanted) return;
    try {
      await this.store.remove(id);
      this.toasts.show({ text: this.words('accounts.removed', { name }), icon: 'trash' });
      await this.router.navigate(['/accounts']);
    } catch (error) {
      this.toasts.show({ text: this.wordsOf(error), icon: 'error' });
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
