import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import type { AccountItem, ConnectionReport as Report, Provider } from '@centralita/shared-types';
import { TranslocoDirective } from '@jsverse/transloco';
import { valueOf, errorOf } from '../../../shared/data-api/remote';
import { NumberFormat } from '../../../shared/phone-format/number-format';
import { EmptyState } from '../../../shared/ui/empty-state';
import { FailureNotice } from '../../../shared/ui/failure-notice';
import { Icon } from '../../../shared/ui/icon';
import { PageHeader } from '../../../shared/ui/page-header';
import { Skeleton } from '../../../shared/ui/skeleton';
import { When } from '../../../shared/ui/when';
import { ConnectionReport } from '../../settings/api/credential-parts';
import { AccountStateChips } from '../ui/account-state-chips';
import { AccountTrouble } from '../ui/account-trouble';
import { AccountsStore } from './accounts-store';

const PROVIDERS: readonly Provider[] = ['twilio', 'sendgrid', 'meta'];

/** The server's accounts at a glance: which there are, whether they work, and how to add one. */
@Component({
  selector: 'app-accounts-page',
  imports: [
    AccountStateChips,
    AccountTrouble,
    ConnectionReport,
    EmptyState,
    FailureNotice,
    Icon,
    MatButton,
    MatMenu,
    MatMenuItem,
    MatMenuTrigger,
    PageHeader,
    RouterLink,
    Skeleton,
    TranslocoDirective,
    When,
  ],
  providers: [AccountsStore],
  templateUrl: './accounts-page.html',
  styleUrl: '../../../shared/ui/page.scss',
})
export class AccountsPage {
  protected readonly store = inject(AccountsStore);
  private readonly numbers = inject(NumberFormat);
  protected readonly providers = PROVIDERS;

  /** What tells this account from another, as people know it. */
  protected factOf({ facts }: AccountItem): string {
    const number = facts['phoneNumber'];
    const sid = facts['accountSid'] ?? facts['metaPhoneNumberId'] ?? '';
    const short = sid.length > 12 ? `${sid.slice(0, 6)}…${sid.slice(-4)}` : sid;
    return [short, number && this.numbers.format(number)].filter(Boolean).join(' · ');
  }

  protected lacksStatusCallback({ checks }: Report): boolean {
    return checks.some(({ name, state }) => name === 'status-callback' && state === 'warning');
  }

  protected testOf(id: string) {
    const test = this.store.testOf(id);
    return { busy: test.status === 'running', report: valueOf(test), error: errorOf(test) };
  }
}
